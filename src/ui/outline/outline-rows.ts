import type { OutlineNode } from './config-outline.ts'

/** The parts in sight: those that lie in nothing that is folded. */
export function unfoldedRows(outline: readonly OutlineNode[], isFolded: (node: OutlineNode) => boolean): readonly OutlineNode[] {
  const shown: OutlineNode[] = []
  let hidden = Infinity
  for (const node of outline) {
    if (node.level > hidden) continue
    hidden = node.hasChildren && isFolded(node) ? node.level : Infinity
    shown.push(node)
  }
  return shown
}

/**
 * The parts that a query finds, and all that they lie in. Each word stands in the part's own text or in the name of something that it
 * lies in, one at least in its own: `pretransform encoder` finds the encoder of a pretransform.
 */
export function matchingRows(
  outline: readonly OutlineNode[],
  query: string,
  textOf: (node: OutlineNode) => string,
): readonly OutlineNode[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const kept = new Set<OutlineNode>()
  const around: OutlineNode[] = []
  for (const node of outline) {
    while ((around.at(-1)?.level ?? 0) >= node.level) around.pop()
    const own = textOf(node).toLowerCase()
    const names = around.map(({ title }) => title.toLowerCase()).join(' ')
    around.push(node)
    const isFound = words.every((word) => own.includes(word) || names.includes(word)) && words.some((word) => own.includes(word))
    if (isFound) for (const one of around) kept.add(one)
  }
  return outline.filter((node) => kept.has(node))
}

/** The number of the part that a row lies in; -1 for a section. */
export function rowAround(rows: readonly OutlineNode[], index: number): number {
  const level = rows[index]?.level ?? 1
  return rows.slice(0, index).findLastIndex((row) => row.level < level)
}

/** The next row, from `from` on and round again, whose title starts with a text; -1 where there is none. */
export function rowStartingWith(rows: readonly OutlineNode[], text: string, from: number): number {
  const order = [...rows.keys()].map((i) => (from + i) % rows.length)
  return order.find((i) => nameOf(rows[i]).startsWith(text.toLowerCase())) ?? -1
}

/** Without the number of an item, which nobody types. */
function nameOf(row: OutlineNode | undefined): string {
  return row?.title.replace(/^\d+ (?=.)/, '').toLowerCase() ?? ''
}
