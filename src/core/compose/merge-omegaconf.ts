import { nodeAt } from '../config-node.ts'
import type { ConfigNode, Entry, MapNode, ScalarNode } from '../config-node.ts'
import { targetPath } from './interpolate.ts'
import { broughtIn } from './interpolation-run.ts'
import { splitExpressions } from './interpolation-text.ts'
import { merge } from '../merge.ts'
import { holdsMissing, isMissingValue } from '../read/missing-value.ts'
import type { Path } from '../path.ts'
import { MAX_DEPTH } from '../read/reading.ts'
import { resolvePath } from './resolve-path.ts'

/**
 * Lays `upper` over `lower` as OmegaConf does. It merges as {@link merge} does, but `???` is no value and replaces none; and a map over
 * an expression that leads to a map is laid over that map, brought in where the expression stood.
 *
 * @see SPEC.md M9
 */
export function mergeAsOmegaConf(lower: MapNode, upper: MapNode): MapNode {
  const byLower = mergedOf.get(upper) ?? new WeakMap<MapNode, MapNode>()
  const known = byLower.get(lower)
  if (known) return known
  const open = opened(lower, { upper, root: lower, path: [] })
  const merged = merge(open, withoutMissing(upper, open))
  mergedOf.set(upper, byLower.set(lower, merged))
  return merged
}

const mergedOf = new WeakMap<MapNode, WeakMap<MapNode, MapNode>>()

/** What `upper` writes, without each `???` where `lower` has something. */
function withoutMissing(upper: MapNode, lower: MapNode): MapNode {
  if (!holdsMissing(upper)) return upper
  const entries = new Map<string, Entry>()
  for (const [id, entry] of upper.entries) {
    const beneath = lower.entries.get(id)?.node
    if (beneath && isMissingValue(entry.node)) continue
    const isPair = beneath?.kind === 'map' && entry.node.kind === 'map'
    entries.set(id, isPair ? { ...entry, node: withoutMissing(entry.node, beneath) } : entry)
  }
  return { ...upper, entries }
}

interface Opening {
  readonly upper: MapNode
  /** What expressions are read from. */
  readonly root: MapNode
  readonly path: Path
}

/** `lower`, with the map that it leads to in place of each expression that `upper` has a map for. */
function opened(lower: MapNode, { upper, root, path }: Opening): MapNode {
  let entries: Map<string, Entry> | undefined
  for (const [id, { node }] of upper.entries) {
    const beneath = lower.entries.get(id)
    if (!beneath || node.kind !== 'map') continue
    const at = [...path, id]
    const open =
      beneath.node.kind === 'map' ? opened(beneath.node, { upper: node, root, path: at }) : mapBehind(beneath.node, root, at)
    if (!open || open === beneath.node) continue
    entries ??= new Map(lower.entries)
    entries.set(id, { ...beneath, node: open })
  }
  return entries ? { ...lower, entries } : lower
}

function mapBehind(node: ConfigNode, root: MapNode, path: Path): ConfigNode | undefined {
  if (node.kind !== 'scalar') return undefined
  const target = targetOf(node, { root, path, left: MAX_DEPTH })
  return target?.kind === 'map' ? broughtIn(target, { node, path }, [target]) : undefined
}

interface Search {
  readonly root: MapNode
  readonly path: Path
  readonly left: number
}

/** What a text that is one expression leads to, through others if need be, with nothing in it worked out. */
function targetOf({ value }: ScalarNode, { root, path, left }: Search): ConfigNode | undefined {
  const pieces = value.kind === 'str' && value.value.includes('${') && left > 0 ? splitExpressions(value.value) : undefined
  const [only] = pieces ?? []
  const target = pieces?.length === 1 && only?.kind === 'expression' ? targetPath(only.text.trim(), path) : undefined
  const at = target && resolvePath(root, target)
  const found = at && nodeAt(root, at)
  return found?.kind === 'scalar' ? targetOf(found, { root, path: at ?? [], left: left - 1 }) : found
}
