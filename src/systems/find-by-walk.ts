import type { ConfigNode, Entry, MapNode } from '../core/config-node.ts'
import { nearest } from '../core/nearest.ts'
import { keyText } from '../core/value.ts'
import { describeNode, describeSchema } from './describe-schema.ts'
import type { Finding } from './finding.ts'
import type { Subject } from './find-by-schema.ts'
import { fixByRename, fixType } from './fix-value.ts'
import { typesOf } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { standingOf, walkConfig } from './walk.ts'
import type { Place } from './walk.ts'

/**
 * What an author's schema cannot find, because no value holds it: unknown keys with what the real code does of them, floats
 * like `2.0` where Python wants an int, and the real classes' verdicts.
 *
 * @see SPEC.md V4
 */
export function findByWalk(subject: Subject): readonly Finding[] {
  const { schema, base } = subject
  const found: Finding[] = schema.real?.refuses === undefined ? [] : [realCode(base, { message: schema.real.refuses, at: 'key' })]
  walkConfig(subject, (place) => {
    if (place.node.kind === 'map') found.push(...unknownKeys(place, place.node), ...realVerdicts(place, place.node))
    else if (isFloatForInt(place)) found.push(floatForInt(place, subject))
  })
  return found
}

function unknownKeys(place: Place, node: MapNode): readonly Finding[] {
  const found: Finding[] = []
  for (const [key, entry] of node.entries) {
    if (standingOf(place, key) === 'unknown') found.push(unknownKey(place, { key, entry, node }))
  }
  return found
}

interface Unknown {
  readonly key: string
  readonly entry: Entry
  readonly node: MapNode
}

function unknownKey({ path, schema }: Place, { key, entry, node }: Unknown): Finding {
  const isRefused = schema.additionalProperties === false
  const where = schema.title ?? keyText(String(path.at(-1) ?? ''))
  // A key that another layer sets may well be the one that was meant: only what the same text holds is taken.
  const { source } = entry.node
  const free = Object.keys(schema.properties ?? {}).filter((name) => node.entries.get(name)?.node.source !== source)
  const close = nearest(keyText(key), free)
  return {
    code: 'unknown-key',
    severity: isRefused ? 'error' : 'warning',
    path: [...path, key],
    message: `${where} has no key ${keyText(key)}: the real code ${isRefused ? 'stops on it' : 'ignores it silently'}`,
    hint: close[0] === undefined ? undefined : `did you mean ${close[0]}?`,
    fixes: close.flatMap((name) => fixByRename(entry, name)),
    at: 'key',
  }
}

function realVerdicts({ path, schema }: Place, node: MapNode): readonly Finding[] {
  const found: Finding[] = []
  const absent: string[] = []
  for (const [key, { real }] of Object.entries(schema.properties ?? {})) {
    if (real?.refuses !== undefined && node.entries.has(key))
      found.push(realCode([...path, key], { message: real.refuses, at: 'key' }))
    if (real?.requires !== undefined && !node.entries.has(key)) absent.push(key)
  }
  return absent.length > 0 ? [...found, lacking([...path], schema, absent)] : found
}

/** All that the real class lacks in one issue: a map that lacks much is one problem, not ten. */
function lacking(path: readonly (string | number)[], schema: JsonSchema, absent: readonly string[]): Finding {
  const [first = ''] = absent
  const needs = schema.properties?.[first]?.real?.requires
  const message = absent.length === 1 ? `${first} is not set: ${needs}` : `${list(absent)} are not set: ${needs}`
  return realCode(path, { message, hint: `set ${absent.join(', ')}`, at: 'key' })
}

function realCode(path: Finding['path'], words: Pick<Finding, 'message' | 'at' | 'hint'>): Finding {
  return { code: 'real-code', severity: 'warning', path, ...words }
}

function list(keys: readonly string[]): string {
  return `${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}`
}

function isFloatForInt({ node, schema }: Place): boolean {
  if (!isWholeFloat(node)) return false
  const types = typesOf(schema)
  return types.includes('integer') && !types.includes('number')
}

function isWholeFloat(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'float' && Number.isInteger(node.value.value)
}

function written(node: ConfigNode): string {
  return node.kind === 'scalar' && node.value.kind === 'float' ? BigInt(node.value.value).toString() : ''
}

function floatForInt({ path, node, schema }: Place, subject: Subject): Finding {
  const fixes = fixType(node, schema, subject.dialect)
  const message = `expected ${describeSchema(schema)}, got ${describeNode(node)}`
  return {
    code: 'wrong-type',
    severity: 'error',
    path: [...path],
    message,
    hint: `write ${written(node)}: Python counts with ints only`,
    fixes,
    at: 'value',
  }
}
