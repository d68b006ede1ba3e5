import { entryAt, nodeAt } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import type { Issue, IssueCode } from '../../core/issue.ts'
import { nearest } from '../../core/nearest.ts'
import type { Path } from '../../core/path.ts'
import { segmentText } from '../../core/path.ts'
import { keyPlace, nearestNode, placeOf } from '../schema/finding.ts'
import { fixByRename, fixByValue } from '../schema/fix-value.ts'

/** What is wrong at a place of `strata.yaml`, and the texts that could stand there instead. */
interface Wrong {
  readonly code: IssueCode
  readonly path: Path
  readonly message: string
  /** What a text that stands there may have been meant as. */
  readonly known?: readonly string[]
}

/** The issue of a value, with the nearest of the known ones as its fix. */
export function valueIssue({ known = [], ...wrong }: Wrong, root: MapNode): Issue {
  const node = nearestNode(root, wrong.path)
  const written = node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
  const close = written === undefined ? [] : nearest(written, known)
  const fixes = close.flatMap((value) => fixByValue(node, { kind: 'str', value }))
  return { severity: 'error', ...wrong, origin: placeOf(node), ...hintOf(close), ...(fixes.length > 0 ? { fixes } : {}) }
}

/** The issue of a key that nothing is known of; `known` are those that its map may have. */
export function keyIssue(path: Path, message: string, { root, known }: Keys): Issue {
  const entry = entryAt(root, path)
  const parent = nodeAt(root, path.slice(0, -1))
  const missing = known.filter((name) => parent?.kind !== 'map' || !parent.entries.has(name))
  const close = nearest(segmentText(path.at(-1) ?? ''), missing)
  const fixes = close.flatMap((name) => fixByRename(entry, name))
  const origin = entry ? keyPlace(entry) : placeOf(nearestNode(root, path))
  const issue = { code: 'unknown-key', severity: 'error', path, message, origin } as const
  return { ...issue, ...hintOf(close), ...(fixes.length > 0 ? { fixes } : {}) }
}

interface Keys {
  readonly root: MapNode
  readonly known: readonly string[]
}

function hintOf(close: readonly string[]): { readonly hint?: string } {
  return close[0] === undefined ? {} : { hint: `did you mean ${close[0]}?` }
}
