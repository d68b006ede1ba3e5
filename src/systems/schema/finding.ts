import type { ConfigNode, Entry, MapNode } from '../../core/config-node.ts'
import { entryAt, nodeAt } from '../../core/config-node.ts'
import type { Fix, Issue, IssueCode, Severity } from '../../core/issue.ts'
import type { Path } from '../../core/path.ts'
import type { Origin } from '../../core/source.ts'

/** What is wrong at a path, before it is known which line of which file wrote it. */
export interface Finding {
  readonly code: IssueCode
  readonly severity: Severity
  readonly path: Path
  readonly message: string
  readonly hint?: string | undefined
  readonly fixes?: readonly Fix[]
  /** What to point at: the value, the key, or the map that lacks the key. */
  readonly at: 'value' | 'key' | 'map'
}

/**
 * The issue of a finding: its origin is the line that wrote the value or key, in whichever layer that is, and `also` says what
 * the value replaced. A key that is missing is reported at the key of the map that lacks it.
 *
 * @see SPEC.md V2
 */
export function issueOf(finding: Finding, config: MapNode): Issue {
  const { hint, fixes, at: _, ...rest } = finding
  const also = alsoOf(finding, config)
  return {
    ...rest,
    origin: originOf(finding, config),
    ...(hint === undefined ? {} : { hint }),
    ...(also.length > 0 ? { also } : {}),
    ...(fixes && fixes.length > 0 ? { fixes } : {}),
  }
}

function originOf({ at, path }: Finding, config: MapNode): Origin {
  if (at === 'value') return placeOf(nearestNode(config, path))
  const target = at === 'key' ? path : path.slice(0, -1)
  const entry = entryAt(config, target)
  return entry ? keyPlace(entry) : placeOf(nearestNode(config, target))
}

function alsoOf({ at, path }: Finding, config: MapNode): readonly Origin[] {
  const node = nodeAt(config, path)
  if (!node || at === 'map') return []
  return [...(node.via ? [placeOf(node.via)] : []), ...shadowedOf(node).map(placeOf)]
}

/** What a node replaced, the latest first. */
export function shadowedOf(node: ConfigNode): readonly ConfigNode[] {
  const chain: ConfigNode[] = []
  for (let at = node.shadowed; at; at = at.shadowed) chain.push(at)
  return chain
}

/** The node at `path`, or, where the path leads nowhere, the last one on the way. */
export function nearestNode(config: MapNode, path: Path): ConfigNode {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(config, path.slice(0, length))
    if (node) return node
  }
  return config
}

/** Where a key stands: in the text of its value, or, for a value written elsewhere, in that of its use. */
export function keyPlace({ node, keySpan }: Entry): Origin {
  return { source: node.via?.source ?? node.source, ...keySpan }
}

export function placeOf({ source, start, end }: Origin): Origin {
  return { source, start, end }
}
