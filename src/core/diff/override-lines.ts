import { alignLists } from './align-lists.ts'
import { isEqualNode, isLeaf } from '../config-node.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'

export interface LineOptions {
  /** The value as it has to be written, or undefined where no text spells it: then no line is written for it. */
  readonly spell: (node: ConfigNode) => ConfigNode | undefined
  /** Whether values that interpolations brought into A are left out: they may follow what they read. */
  readonly isWithoutFollowers?: boolean
}

/**
 * The override lines that lead from A to B: as few and as short as say it. A list is written whole, or, where its items stay
 * in place and that is shorter, item by item. A map that shares no value with the one before it may be deleted and added anew.
 *
 * @see SPEC.md D7, O
 */
export function overrideLines(a: MapNode, b: MapNode, options: LineOptions): readonly string[] {
  return linesForMap({ path: [], a, b }, options)
}

interface Pair<Node extends ConfigNode = ConfigNode> {
  readonly path: Path
  readonly a: Node
  readonly b: Node
}

function linesFor({ path, a, b }: Pair, options: LineOptions): readonly string[] {
  if (a === b || isEqualNode(a, b)) return []
  // Beneath the result stands the expression, which is no map and no list.
  if (isBroughtIn(a)) return options.isWithoutFollowers === true ? [] : writeLines({ path, node: b, sign: '' }, options)
  if (a.kind === 'map' && b.kind === 'map') return linesForMap({ path, a, b }, options)
  if (a.kind === 'list' && b.kind === 'list') return linesForList({ path, a, b }, options)
  return writeLines({ path, node: b, sign: '' }, options)
}

function isBroughtIn(node: ConfigNode): boolean {
  return node.via?.kind === 'interpolation'
}

function linesForMap({ path, a, b }: Pair<MapNode>, options: LineOptions): readonly string[] {
  const gone = [...a.entries.keys()].filter((id) => !b.entries.has(id)).map((id) => `~${formatPath([...path, id])}`)
  const changed = [...b.entries].flatMap(([id, { node }]) => {
    const [at, before] = [[...path, id], a.entries.get(id)?.node]
    return before ? linesFor({ path: at, a: before, b: node }, options) : writeLines({ path: at, node, sign: '+' }, options)
  })
  const lines = [...gone, ...changed]
  if (lines.length < 3 || typeof path.at(-1) !== 'string' || sharesValue(a, b)) return lines
  const anew = [`~${formatPath(path)}`, ...writeLines({ path, node: b, sign: '+' }, options)]
  // A key that changes is best seen as one that changes, unless that takes many more lines.
  const isShorter = sharesKey(a, b) ? anew.length * 2 < lines.length : anew.length < lines.length
  return isShorter ? anew : lines
}

function sharesKey(a: MapNode, b: MapNode): boolean {
  return [...b.entries.keys()].some((id) => a.entries.has(id))
}

function sharesValue(a: MapNode, b: MapNode): boolean {
  return [...b.entries].some(([id, { node }]) => {
    const before = a.entries.get(id)?.node
    if (!before) return false
    return isEqualNode(before, node) || (before.kind === 'map' && node.kind === 'map' && sharesValue(before, node))
  })
}

function linesForList({ path, a, b }: Pair<ListNode>, options: LineOptions): readonly string[] {
  const whole = writeLines({ path, node: b, sign: '' }, options)
  if (!isInPlace(a, b)) return whole
  const items = b.items.flatMap((item, i) => linesFor({ path: [...path, i], a: a.items[i] ?? item, b: item }, options))
  return items.length > 0 && lengthOf(items) < lengthOf(whole) ? items : whole
}

/** Whether both are lists of maps with the same items at the same places, whatever changed in those. */
function isInPlace(a: ListNode, b: ListNode): boolean {
  const { length } = b.items
  if (length !== a.items.length || length > LONGEST || ![...a.items, ...b.items].some(({ kind }) => kind === 'map')) return false
  const { pairs } = alignLists(a, b)
  return pairs.length === length && pairs.every(([i, j]) => i === j)
}

/** Override lines take no greater index than 9,999. */
const LONGEST = 10_000

/** A value to write at a path; `sign` is `+` where nothing stands there. */
interface Write {
  readonly path: Path
  readonly node: ConfigNode
  readonly sign: '' | '+'
}

function writeLines({ path, node, sign }: Write, options: LineOptions): readonly string[] {
  const spelled = options.spell(node)
  if (!spelled && isLeaf(node)) return []
  const line = spelled && `${sign}${formatPath(path)}=${printValue(spelled)}`
  if (line !== undefined && (isLeaf(node) || line.length <= WIDTH)) return [line]
  const entries = node.kind === 'map' ? [...node.entries] : []
  return entries.flatMap(([id, entry]) => writeLines({ path: [...path, id], node: entry.node, sign: '+' }, options))
}

/** A map that fits on a line of this width is written on one. */
const WIDTH = 100

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0)
}
