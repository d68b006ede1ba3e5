import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Fix, Issue } from '../issue.ts'
import { readYaml } from './read-yaml.ts'
import type { Reading } from './reading.ts'
import type { Origin, Source, Span } from '../source.ts'

/** Shorter texts are read whole: they are quick enough. */
const LONG = 4000

/**
 * Reads a long YAML text as {@link readYaml} does, but, from the second time on, by its top-level keys: one whose text was in the
 * same file the last time is not read again, so that a key pressed in a long file costs one section and not all. Where the
 * sections of a text may depend on each other (anchors, document markers, repeated keys), or one of them is not whole by itself,
 * the text is read whole.
 */
export function readBySections(source: Source, dialect: DialectId, from = LONG): Reading {
  const { text } = source
  if (text.length < from || NEEDS_WHOLE.test(text)) return readYaml(source, dialect)
  const slot = `${dialect} ${source.path}`
  const before = remembered.get(slot)
  if (!before) {
    remember(slot, new Map())
    return readYaml(source, dialect)
  }
  const now = new Map<string, Reading>()
  const moved: Reading[] = []
  const stretches = stretchesIn(text)
  for (const stretch of stretches) {
    const section = text.slice(stretch.start, stretch.end)
    const reading = before.get(section) ?? readYaml({ kind: source.kind, path: source.path, text: section }, dialect)
    if (!isWhole(reading)) return readYaml(source, dialect)
    now.set(section, reading)
    moved.push(moveReading(reading, { source, by: stretch.start }))
  }
  remember(slot, now)
  const joined = join(moved)
  if (joined?.root) stretchesOf.set(joined.root, stretches)
  return joined ?? readYaml(source, dialect)
}

/**
 * The stretch of a text that can be read by itself and holds the key at `offset`; undefined where the text was read whole. `root` is
 * what it was read as.
 */
export function stretchAround(root: MapNode, offset: number): Span | undefined {
  return stretchesOf.get(root)?.find(({ start, end }) => start <= offset && offset < end)
}

const stretchesOf = new WeakMap<ConfigNode, readonly Span[]>()

/** Anchors, aliases, document markers, directives, explicit keys, merge keys at the top, and lone CRs tie sections together. */
const NEEDS_WHOLE = /(?:^|[\s,:[{])[&*][^\s,[\]{}]|^(?:---|\.\.\.|%|\?|:|<<)|\r(?!\n)|^\uFEFF/m

const remembered = new Map<string, ReadonlyMap<string, Reading>>()
const MAX_FILES = 32

function remember(slot: string, readings: ReadonlyMap<string, Reading>): void {
  remembered.delete(slot)
  remembered.set(slot, readings)
  const [oldest] = remembered.keys()
  if (remembered.size > MAX_FILES && oldest !== undefined) remembered.delete(oldest)
}

/** Stretches that each start with a key at the margin; what stands before the first key goes with it. */
function stretchesIn(text: string): readonly Span[] {
  const starts = [...text.matchAll(/^[^\s#\-\]}]/gm)].map(({ index }) => index)
  return starts.map((start, i) => ({ start: i === 0 ? 0 : start, end: starts[i + 1] ?? text.length }))
}

/** What a text says as a whole (a character that no reader takes, a tab) is said once, not once for each section. */
const SAID_OF_THE_TEXT: ReadonlySet<Issue['code']> = new Set([
  'control-character',
  'line-break-character',
  'tab',
  'yaml-directive',
])

function isWhole({ root, broken, issues }: Reading): boolean {
  return !broken && root?.kind === 'map' && !root.flow && !issues.some(({ code }) => SAID_OF_THE_TEXT.has(code))
}

/** The sections as one map; undefined where a key stands in two of them. */
function join(readings: readonly Reading[]): Reading | undefined {
  const entries = new Map<string, Entry>()
  let root: MapNode | undefined
  for (const reading of readings) {
    if (reading.root?.kind !== 'map') return undefined
    for (const [id, entry] of reading.root.entries) {
      if (entries.has(id)) return undefined
      entries.set(id, entry)
    }
    root = { ...(root ?? reading.root), entries, end: reading.root.end }
  }
  return root && { root, issues: readings.flatMap(({ issues }) => issues), broken: false }
}

/** Where a section stands now. */
interface Move {
  readonly source: Source
  readonly by: number
}

function moveReading({ root, issues, broken }: Reading, move: Move): Reading {
  return { root: root && moveNode(root, move), issues: issues.map((issue) => moveIssue(issue, move)), broken }
}

function moveNode(node: ConfigNode, move: Move): ConfigNode {
  const start = node.start + move.by
  const end = node.end + move.by
  const past = movePast(node, move)
  if (node.kind === 'scalar')
    return { kind: 'scalar', value: node.value, style: node.style, source: move.source, start, end, ...past }
  if (node.kind === 'list') {
    const items = node.items.map((item) => moveNode(item, move))
    return { kind: 'list', items, flow: node.flow, source: move.source, start, end, ...past }
  }
  const entries = new Map<string, Entry>()
  for (const [id, { key, keySpan, node: value }] of node.entries) {
    const span = { start: keySpan.start + move.by, end: keySpan.end + move.by }
    entries.set(id, { key, keySpan: span, node: moveNode(value, move) })
  }
  return { kind: 'map', entries, flow: node.flow, source: move.source, start, end, ...past }
}

/** What a node replaced, and the merge key that brought it here. */
function movePast({ shadowed, via }: ConfigNode, move: Move): Pick<ConfigNode, 'shadowed' | 'via'> {
  return {
    ...(shadowed ? { shadowed: moveNode(shadowed, move) } : {}),
    ...(via ? { via: { ...via, ...moveOrigin(via, move) } } : {}),
  }
}

function moveIssue(issue: Issue, move: Move): Issue {
  const { also, fixes } = issue
  return {
    ...issue,
    origin: moveOrigin(issue.origin, move),
    ...(also ? { also: also.map((origin) => moveOrigin(origin, move)) } : {}),
    ...(fixes ? { fixes: fixes.map((fix) => moveFix(fix, move)) } : {}),
  }
}

function moveOrigin({ start, end }: Span, { source, by }: Move): Origin {
  return { source, start: start + by, end: end + by }
}

function moveFix(fix: Fix, { by }: Move): Fix {
  return { ...fix, edits: fix.edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text })) }
}
