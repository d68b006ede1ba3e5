import type { ConfigNode, Entry, MapNode } from '../../core/config-node.ts'
import type { DialectId } from '../../core/scalar/dialect.ts'
import type { Issue } from '../../core/issue.ts'
import { isEqualScalar } from '../../core/value.ts'
import { issueOf, placeOf } from '../schema/finding.ts'
import { findBySchema } from './find-by-schema.ts'
import { findByWalk } from './find-by-walk.ts'
import { pairMemo } from '../schema/memo.ts'
import { narrow } from '../schema/narrow.ts'
import { toPlain } from '../schema/plain.ts'
import type { Section } from '../system.ts'

/**
 * The issues of a section against its schema. The same node again costs nothing, and one that reads as the last that was clean is
 * clean: a key pressed above it moves its lines and no more.
 */
export function checkSection(section: Section, entry: Entry, dialect: DialectId): readonly Issue[] {
  const checked = checkedSections(section, entry.node, () => ({ entry, issues: issuesOf(section, entry, dialect) }))
  return checked.entry.keySpan === entry.keySpan ? checked.issues : issuesOf(section, entry, dialect)
}

const checkedSections = pairMemo<Checked>()

/** A section's issues, and the key they were found under: a map may be merged anew beneath an unchanged key, and the reverse. */
interface Checked {
  readonly entry: Entry
  readonly issues: readonly Issue[]
}

function issuesOf(section: Section, entry: Entry, dialect: DialectId): readonly Issue[] {
  const { node } = entry
  const last = clean.get(section)
  if (last?.dialect === dialect && isReadAlike(last.node, node)) return NONE
  const issues = findIssues(section, entry, dialect)
  if (issues.length === 0) clean.set(section, { node, dialect })
  return issues
}

const NONE: readonly Issue[] = []

/** The section as it was when nothing was wrong with it last. */
const clean = new WeakMap<Section, { readonly node: ConfigNode; readonly dialect: DialectId }>()

/** Whether two nodes hold the same values from the same files: all that may make an issue of one, wherever it stands. */
function isReadAlike(a: ConfigNode, b: ConfigNode): boolean {
  if (a === b) return true
  if (a.source.path !== b.source.path) return false
  if (a.kind === 'scalar') return b.kind === 'scalar' && isEqualScalar(a.value, b.value)
  if (a.kind === 'list')
    return b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => isSome(item, b.items[i]))
  if (b.kind !== 'map' || a.entries.size !== b.entries.size) return false
  for (const [key, entry] of a.entries) if (!isSome(entry.node, b.entries.get(key)?.node)) return false
  return true
}

function isSome(a: ConfigNode, b: ConfigNode | undefined): boolean {
  return b !== undefined && isReadAlike(a, b)
}

function findIssues(section: Section, entry: Entry, dialect: DialectId): readonly Issue[] {
  const subject = { base: [section.key], node: entry.node, schema: section.schema, dialect }
  const found = section.check(toPlain(entry.node), () => narrow(section.schema, entry.node))
  const root: MapNode = { ...placeOf(entry.node), kind: 'map', flow: false, entries: new Map([[section.key, entry]]) }
  return [...findBySchema(found, subject), ...findByWalk(subject)].map((finding) => issueOf(finding, root))
}
