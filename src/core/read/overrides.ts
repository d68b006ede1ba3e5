import type { ConfigNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Issue } from '../issue.ts'
import { readOverrideValue } from './override-value.ts'
import { isPathError, parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { MAX_DEPTH } from './reading.ts'
import { lineStarts } from '../source.ts'
import type { Origin, Source } from '../source.ts'

/**
 * One line of the overrides layer. `set` changes a key, `add` (`+`) makes one, `force` (`++`) does either, `delete` (`~`)
 * removes one.
 *
 * @see SPEC.md O1
 */
export type Override = OverrideWrite | OverrideDeletion

/** A line that removes a key. */
export interface OverrideDeletion extends OverrideAt {
  readonly kind: 'delete'
}

interface OverrideAt {
  readonly path: Path
  /** Whether the path is taken as written: a quoted number is that text, never an item or a key that is an int. */
  readonly isExact: boolean
  /** The whole line. */
  readonly at: Origin
}

/** A line that writes a value. */
export interface OverrideWrite extends OverrideAt {
  readonly kind: 'set' | 'add' | 'force'
  readonly value: ConfigNode
}

/** The overrides that a text spells, and what is wrong with the lines that spell none. */
export interface ParsedOverrides {
  readonly overrides: readonly Override[]
  readonly issues: readonly Issue[]
}

/**
 * The overrides that a text's lines spell; blank lines and `#` comments are skipped. A line that does not parse is an issue at
 * its column, and the others still count. Remembered by source.
 *
 * @see SPEC.md O1 to O3
 */
export function parseOverrides(source: Source, dialect: DialectId): ParsedOverrides {
  const byDialect = parsedOf.get(source) ?? new Map<DialectId, ParsedOverrides>()
  parsedOf.set(source, byDialect)
  const known = byDialect.get(dialect)
  if (known) return known
  const parsed = parseLines(source, dialect)
  byDialect.set(dialect, parsed)
  return parsed
}

const parsedOf = new WeakMap<Source, Map<DialectId, ParsedOverrides>>()

function parseLines(source: Source, dialect: DialectId): ParsedOverrides {
  const overrides: Override[] = []
  const issues: Issue[] = []
  const starts = lineStarts(source)
  for (const [i, start] of starts.entries()) {
    const line = source.text.slice(start, starts[i + 1])
    const text = line.trim()
    if (text === '' || text.startsWith('#')) continue
    const from = start + line.indexOf(text)
    const parsed = parseLine({ source, start: from, end: from + text.length }, dialect)
    issues.push(...parsed.issues)
    if (parsed.override) overrides.push(parsed.override)
  }
  return { overrides, issues }
}

interface ParsedLine {
  readonly override?: Override
  readonly issues: readonly Issue[]
}

function parseLine(at: Origin, dialect: DialectId): ParsedLine {
  const text = at.source.text.slice(at.start, at.end)
  const sign = SIGN.exec(text)?.[0] ?? ''
  const equals = keyEnd(text, sign.length)
  const pathText = text.slice(sign.length, equals).trimEnd()
  const path = parsePath(pathText)
  const isExact = /\["-?\d+"\]/.test(pathText)
  if (isPathError(path)) return wrong(at, sign.length + path.offset, path.error)
  const problem = problemOf(path)
  if (problem !== undefined) return wrong(at, sign.length, problem)
  const hasValue = text[equals] === '='
  if (sign === '~')
    return hasValue ? wrong(at, equals, 'a deletion takes no value') : writes({ kind: 'delete', path, isExact, at })
  if (!hasValue) return wrong(at, text.length, 'expected = and a value')
  const { value, issues } = readOverrideValue({ ...at, start: at.start + equals + 1 }, dialect)
  return value ? { override: { kind: KINDS[sign] ?? 'set', path, isExact, value, at }, issues } : { issues }
}

const SIGN = /^(?:\+\+|\+|~)?/
const KINDS: Readonly<Record<string, OverrideWrite['kind']>> = { '+': 'add', '++': 'force' }

/** A list is filled up to the index that is written: a slip of the finger must not fill it with millions. */
const MAX_INDEX = 9999

function problemOf(path: Path): string | undefined {
  if (path.length === 0) return 'a key is missing'
  if (typeof path[0] === 'number') return 'the top level is a map, not a list'
  if (path.length > MAX_DEPTH) return `a path of more than ${MAX_DEPTH} keys`
  return path.some((segment) => typeof segment === 'number' && segment > MAX_INDEX) ? `an index above ${MAX_INDEX}` : undefined
}

/** Where the key ends: the first `=` outside quotes in brackets, or a comment, or the end of the text. */
function keyEnd(text: string, from: number): number {
  const quoted = /\["(?:[^"\\]|\\.)*"\]/y
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '=' || (text[i] === '#' && /\s/.test(text[i - 1] ?? ''))) return i
    quoted.lastIndex = i
    if (text[i] === '[' && quoted.test(text)) i = quoted.lastIndex - 1
  }
  return text.length
}

function writes(override: Override): ParsedLine {
  return { override, issues: [] }
}

function wrong(at: Origin, offset: number, message: string): ParsedLine {
  const hint = 'write key.path=value, +key=value or ~key'
  const origin = { ...at, start: Math.min(at.start + offset, at.end) }
  return { issues: [{ code: 'override-syntax', severity: 'error', path: [], message, hint, origin }] }
}
