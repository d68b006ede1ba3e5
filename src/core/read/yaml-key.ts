import { isAlias, isScalar } from 'yaml'
import type { Node, Scalar } from 'yaml'
import { isPython, report, spanOf } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'
import { styleOf } from './yaml-scalar.ts'

/** Whether the key merges the map it stands before: an unquoted `<<`. */
export function isMergeKey(key: unknown): key is Scalar {
  return isScalar(key) && key.value === '<<' && styleOf(key) === 'plain' && !key.tag
}

/**
 * Reports what the Python parsers say of a key's place: without `?` before it, a key stands on one line with its colon, at most
 * 1,024 characters before it, and is not empty.
 */
export function checkKey(reader: YamlReader, key: Node, hasValue: boolean): void {
  const { text } = reader.source
  const { start, end } = spanOf(reader, key)
  if (reader.flowDepth > 0 && !hasValue) checkSpace(reader, key)
  if (!isPython(reader.dialect)) return
  if (reader.flowDepth === 0 && text[end] === ':' && end > start && end - start <= LONGEST_KEY) return
  if (end === start && hasProperties(key)) return
  const problem = problemOf(text, start, end)
  if (problem === undefined || isExplicit(text, start)) return
  report(reader, { start, end }, { code: problem.code, message: problem.message, hint: 'Python refuses the file' })
}

const LONGEST_KEY = 1024

/** `!!str : v` has a key: an empty text. */
function hasProperties(key: Node): boolean {
  return !isAlias(key) && (key.tag !== undefined || key.anchor !== undefined)
}

interface Problem {
  readonly code: 'long-key' | 'yaml-syntax'
  readonly message: string
}

function problemOf(text: string, start: number, end: number): Problem | undefined {
  const colon = colonAfter(text, end)
  if (colon === undefined) return undefined
  if (end === start) return { code: 'yaml-syntax', message: 'a value without a key' }
  if (/[\r\n\u0085\u2028\u2029]/.test(text.slice(start, colon)))
    return { code: 'yaml-syntax', message: 'a key and its colon on two lines' }
  if (colon - start > LONGEST_KEY) return { code: 'long-key', message: 'a key of more than 1,024 characters' }
  return undefined
}

/** Where the colon of a key that ends at `end` stands; undefined for a key alone. */
function colonAfter(text: string, end: number): number | undefined {
  const gap = /(?:\s|\u0085|#[^\r\n]*(?=[\r\n]))*:/y
  gap.lastIndex = end
  return gap.test(text) ? gap.lastIndex - 1 : undefined
}

function isExplicit(text: string, start: number): boolean {
  return /\?\s*$/.test(text.slice(Math.max(0, start - 200), start))
}

/** `{a:1}` is one key, `a:1`, in every reader: a space is missing. */
function checkSpace(reader: YamlReader, key: Node): void {
  if (!isScalar(key) || key.type !== 'PLAIN' || typeof key.value !== 'string' || !key.value.includes(':')) return
  const replacement = key.value.replace(':', ': ')
  const message = `${key.value} is one key with no value, in every reader`
  report(reader, spanOf(reader, key), {
    code: 'missing-space',
    severity: 'warning',
    message,
    hint: `write ${replacement}`,
    replacement,
  })
}
