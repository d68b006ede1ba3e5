import type { Entry, MapNode } from '../../core/config-node.ts'
import { editDistance, nearest } from '../../core/nearest.ts'
import { keyText } from '../../core/value.ts'
import type { Finding } from '../schema/finding.ts'
import type { Subject } from './find-by-schema.ts'
import { fixByRename } from '../schema/fix-value.ts'
import { floatForInt, isFloatForInt } from './float-for-int.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { mostSlips, nameSlips } from './name-slips.ts'
import { standingOf, walkConfig } from '../schema/walk.ts'
import type { Place } from '../schema/walk.ts'

/**
 * What an author's schema cannot find, because no value holds it: unknown keys with what the real code does of them, floats
 * like `2.0` where Python wants an int, names that are nearly known ones, and the real classes' verdicts.
 *
 * @see SPEC.md V4
 */
export function findByWalk(subject: Subject): readonly Finding[] {
  const { schema, base, dialect } = subject
  const found: Finding[] = schema.real?.refuses === undefined ? [] : [realCode(base, { message: schema.real.refuses, at: 'key' })]
  walkConfig(subject, (place) => {
    if (place.node.kind === 'map') found.push(...unknownKeys(place, place.node), ...realVerdicts(place, place.node))
    else if (isFloatForInt(place.node, place.schema))
      found.push(floatForInt(place.node, { ...place, path: [...place.path], dialect }))
    else found.push(...nameSlips(place))
  })
  return found
}

function unknownKeys(place: Place, node: MapNode): readonly Finding[] {
  const found: Finding[] = []
  for (const [key, entry] of node.entries) {
    const standing = standingOf(place, key)
    if (standing === 'unknown') found.push(unknownKey(place, { key, entry, node }))
    if (standing === 'accepted') found.push(...slips(place, { key, entry, node }))
  }
  return found
}

interface Unknown {
  readonly key: string
  readonly entry: Entry
  readonly node: MapNode
}

function unknownKey(place: Place, unknown: Unknown): Finding {
  const { path, schema } = place
  const { key, entry } = unknown
  const isRefused = schema.additionalProperties === false
  const close = nearest(keyText(key), freeKeys(place, unknown))
  const moved = schema.elsewhere && Object.hasOwn(schema.elsewhere, key) ? schema.elsewhere[key] : undefined
  const meant = close[0] === undefined ? undefined : `did you mean ${close[0]}?`
  return {
    code: 'unknown-key',
    severity: isRefused ? 'error' : 'warning',
    path: [...path, key],
    message: `${titleOf(place)} has no key ${keyText(key)}: the real code ${isRefused ? 'stops on it' : 'ignores it silently'}`,
    hint: moved === undefined ? meant : `it is read from ${moved}`,
    fixes: moved === undefined ? close.flatMap((name) => fixByRename(entry, name)) : [],
    at: 'key',
  }
}

/** A key that a class takes and passes on, but that is nearly one of its own. */
function slips(place: Place, unknown: Unknown): readonly Finding[] {
  const { key, entry } = unknown
  const word = keyText(key)
  const [close] = nearest(word, freeKeys(place, unknown), 1)
  if (close === undefined || editDistance(word, close) > mostSlips(word)) return []
  const message = `${titleOf(place)} takes any key, but none that is known is called ${word}`
  const fixes = fixByRename(entry, close)
  return [
    {
      code: 'unknown-key',
      severity: 'warning',
      path: [...place.path, key],
      message,
      hint: `did you mean ${close}?`,
      fixes,
      at: 'key',
    },
  ]
}

function titleOf({ path, schema }: Place): string {
  return schema.title ?? keyText(String(path.at(-1) ?? ''))
}

/** The keys that may have been meant. One that another layer sets may well be it: only what the same text holds is taken. */
function freeKeys({ schema }: Place, { entry, node }: Unknown): readonly string[] {
  const { source } = entry.node
  return Object.keys(schema.properties ?? {}).filter((name) => node.entries.get(name)?.node.source !== source)
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
