import type { ConfigNode, MapNode } from '../config-node.ts'
import type { DialectId, ReaderId } from '../scalar/dialect.ts'
import type { Issue } from '../issue.ts'
import { readIni } from './read-ini.ts'
import { readJson } from './read-json.ts'
import { readBySections } from './read-sections.ts'
import { MAX_TEXT } from './reading.ts'
import type { Reading } from './reading.ts'
import type { Source, Span } from '../source.ts'
import { textKindOf } from './text-kind.ts'

/** A text read as a config: its map and what is wrong with it. */
export interface Parsed {
  readonly source: Source
  /** The top-level map; empty for an empty text, and for a broken one. */
  readonly root: MapNode
  /** Whether the reader would refuse the text whole. */
  readonly broken: boolean
  readonly issues: readonly Issue[]
}

/**
 * Reads a text as its loader would: JSON where the path ends in `.json`, INI in `.ini`, else YAML in the dialect. Never throws, never hangs; what
 * is wrong comes back as issues with places, and a text that the loader would refuse is `broken` and reads as empty.
 *
 * Remembered by source: the same source gives the same object.
 *
 * @see SPEC.md Y1 to Y4
 */
export function parse(source: Source, dialect: DialectId): Parsed {
  const byDialect = parsedOf.get(source) ?? new Map<DialectId, Parsed>()
  parsedOf.set(source, byDialect)
  const known = byDialect.get(dialect)
  if (known) return known
  const parsed = parseAnew(source, dialect)
  byDialect.set(dialect, parsed)
  return parsed
}

const parsedOf = new WeakMap<Source, Map<DialectId, Parsed>>()

function parseAnew(source: Source, dialect: DialectId): Parsed {
  const tooBad = unreadable(source)
  if (tooBad) return refuse(source, [tooBad])
  const { root, issues, broken } = read(source, dialect)
  if (broken) return refuse(source, issues)
  if (!root || isNull(root)) return { source, root: emptyMap(source), broken, issues }
  return root.kind === 'map' ? { source, root, broken, issues } : refuse(source, [...issues, notAMap(root)])
}

function read(source: Source, dialect: DialectId): Reading {
  switch (textKindOf(source.path)) {
    case 'json':
      return readJson(source)
    case 'ini':
      return readIni(source)
    case 'yaml':
      return readBySections(source, dialect)
  }
}

/** How the plain scalars of a YAML or JSON text are read: as JSON in a `.json` file, else in the workspace's dialect. */
export function readerFor(source: Source, dialect: DialectId): ReaderId {
  return textKindOf(source.path) === 'json' ? 'json' : dialect
}

/** A map that writes nothing, at the start of a source. */
export function emptyMap(source: Source): MapNode {
  return { kind: 'map', entries: new Map(), flow: false, source, start: 0, end: 0 }
}

/** A text of nothing but comments, or of `null` alone: Python's loaders give None, and the runners read it as no keys. */
function isNull(root: ConfigNode): boolean {
  return root.kind === 'scalar' && root.value.kind === 'null'
}

function refuse(source: Source, issues: readonly Issue[]): Parsed {
  return { source, root: emptyMap(source), broken: true, issues }
}

function unreadable(source: Source): Issue | undefined {
  const { text, badUtf8At } = source
  if (badUtf8At !== undefined) {
    const message = 'the file is not UTF-8'
    return { ...wholeFile(source, { start: badUtf8At, end: badUtf8At }), code: 'bad-utf8', message, hint: 'save it as UTF-8' }
  }
  if (text.length <= MAX_TEXT) return undefined
  const message = `the file has ${(text.length / 1e6).toFixed(1)} million characters, the limit is ${MAX_TEXT / 1e6} million`
  return { ...wholeFile(source, { start: 0, end: 0 }), code: 'too-large', message, hint: 'split it into files' }
}

function notAMap(root: ConfigNode): Issue {
  const what = root.kind === 'list' ? 'a list' : 'a single value'
  const message = `the top level is ${what}, a config must be a map`
  return { ...wholeFile(root.source, root), code: 'not-a-map', message, hint: 'write key: value lines' }
}

function wholeFile(source: Source, { start, end }: Span): Pick<Issue, 'severity' | 'path' | 'origin'> {
  return { severity: 'error', path: [], origin: { source, start, end } }
}
