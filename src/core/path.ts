import { isTypedKey, keyId, keyText } from './value.ts'

/**
 * One step of a {@link Path}: a string is a map key's id (see {@link keyId}; for text keys the text itself), a number is a
 * list index. `'0'` and `0` are different steps.
 */
export type Segment = string | number

/** Where a value stands in a config, outermost step first; `[]` is the whole config. */
export type Path = readonly Segment[]

/**
 * The path as people write it: `model.xlstm.slstm_at[1]`. A key that is not a word of letters, digits, `_`, `-`, `/` and the
 * like is quoted in brackets: `a["x.y"]`; one that is no text has a mark: `a[!1]`. The whole config is `""`.
 * {@link parsePath} reads it back.
 */
export function formatPath(path: Path): string {
  return joinSteps(path.map(formatStep))
}

/** One step of a path as it stands behind others: `.lr`, `[1]`, `["x.y"]`. */
export function formatStep(segment: Segment): string {
  if (typeof segment === 'number') return `[${segment}]`
  if (PLAIN_KEY.test(segment)) return `.${segment}`
  return isTypedKey(segment) ? `[!${keyText(segment)}]` : `[${quote(keyText(segment))}]`
}

/** What ends a line for some reader, or changes the order that it is shown in, is escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u2028-\u202E\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
}

/** The path that steps make, each written as it stands behind others. */
export function joinSteps(steps: readonly string[]): string {
  return steps.join('').replace(/^\./, '')
}

/**
 * Not `-1`: an override line takes that for a key that is an int, where there is one. Not `*` and `**`: a pattern takes them for
 * any key.
 */
const PLAIN_KEY = /^(?!-\d+$|\*\*?$)[\p{L}_$@/*-][\p{L}\p{N}_$@/*-]*$/u

/** A path that did not parse: why, and the zero-based character where reading stopped. */
export interface PathError {
  readonly error: string
  readonly offset: number
}

/**
 * The path that `text` spells (the inverse of {@link formatPath}; a bare `0` between dots is the text key `"0"`, as in Python
 * runners), or where and why reading stopped.
 */
export function parsePath(text: string): Path | PathError {
  const steps = parseSteps(text)
  return isPathError(steps) ? steps : steps.map(({ segment }) => segment)
}

/** A step of a path as it was read. */
export interface ParsedStep {
  readonly segment: Segment
  /** Whether it stood in brackets: an index, or a quoted key, in which no character means more than itself. */
  readonly isBracketed: boolean
}

/** The steps of the path that `text` spells, as {@link parsePath} reads it, with how each was written. */
export function parseSteps(text: string): readonly ParsedStep[] | PathError {
  const steps: ParsedStep[] = []
  let at = 0
  while (at < text.length) {
    const isBracketed = text[at] === '['
    const step = isBracketed ? readBracket(text, at) : readKey(text, at, steps.length === 0)
    if ('error' in step) return step
    steps.push({ segment: step.segment, isBracketed })
    at = step.next
  }
  return steps
}

/** Whether reading a path failed. */
export function isPathError(result: readonly unknown[] | PathError): result is PathError {
  return 'error' in result
}

interface Step {
  readonly segment: Segment
  readonly next: number
}

function readKey(text: string, at: number, first: boolean): Step | PathError {
  let start = at
  if (!first) {
    if (text[at] !== '.') return { error: 'expected . or [ between keys', offset: at }
    start += 1
  }
  let next = start
  while (next < text.length && text[next] !== '.' && text[next] !== '[') next += 1
  if (next === start) return { error: 'a key is missing', offset: start }
  return { segment: keyId({ kind: 'str', value: text.slice(start, next) }), next }
}

function readBracket(text: string, at: number): Step | PathError {
  const index = /\[(\d+)\]/y
  index.lastIndex = at
  const byIndex = index.exec(text)
  if (byIndex) return { segment: Number(byIndex[1]), next: index.lastIndex }
  const quoted = /\[("(?:[^"\\]|\\.)*")\]/y
  quoted.lastIndex = at
  const byKey = quoted.exec(text)
  const key = byKey?.[1] === undefined ? undefined : unquote(byKey[1])
  if (key !== undefined) return { segment: keyId({ kind: 'str', value: key }), next: quoted.lastIndex }
  const typed = /\[!([^\]]+)\]/y
  typed.lastIndex = at
  const byType = typed.exec(text)
  if (byType) return { segment: `\0${byType[1]}`, next: typed.lastIndex }
  return { error: 'expected [index] or ["key"]', offset: at }
}

function unquote(text: string): string | undefined {
  try {
    return JSON.parse(text) as string
  } catch {
    return undefined // an escape that JSON does not know: the caller reports the position
  }
}

/** The path as an RFC 6901 JSON Pointer: `/model/xlstm/slstm_at/1`. */
export function toPointer(path: Path): string {
  return path.map((segment) => `/${segmentText(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What a person reads for one step: the index, or the key as written. */
export function segmentText(segment: Segment): string {
  return typeof segment === 'number' ? String(segment) : keyText(segment)
}

/** Whether two paths lead to the same place. */
export function isEqualPath(a: Path, b: Path): boolean {
  return a.length === b.length && startsWith(a, b)
}

/** Whether `path` is `prefix` or lies beneath it. */
export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((segment, i) => segment === path[i])
}
