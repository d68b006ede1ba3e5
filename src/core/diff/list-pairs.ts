/** The index of an item in A and that of its partner in B. */
export type Pair = readonly [a: number, b: number]

/** Pairs the first with the first, the second with the second, as far as both go. */
export function pairInOrder(a: readonly number[], b: readonly number[]): readonly Pair[] {
  return a.slice(0, b.length).map((i, at) => [i, b[at] ?? 0])
}

/** Pairs the indices that stand for the same, in order of occurrence where several do; grouped by what they stand for. */
export function pairSame(a: ReadonlyMap<unknown, readonly number[]>, b: typeof a): readonly Pair[] {
  return [...a].flatMap(([id, left]) => pairInOrder(left, b.get(id) ?? []))
}

/** The indices that are in no pair. */
export function unpaired(
  a: readonly number[],
  b: readonly number[],
  pairs: readonly Pair[],
): readonly [a: readonly number[], b: readonly number[]] {
  const [usedA, usedB] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))]
  return [a.filter((i) => !usedA.has(i)), b.filter((j) => !usedB.has(j))]
}

/** Indices by what they stand for. */
export function groupBy<Id>(indices: readonly number[], idOf: (index: number) => Id): ReadonlyMap<Id, readonly number[]> {
  const groups = new Map<Id, number[]>()
  for (const index of indices) {
    const id = idOf(index)
    const group = groups.get(id)
    if (group) group.push(index)
    else groups.set(id, [index])
  }
  return groups
}
