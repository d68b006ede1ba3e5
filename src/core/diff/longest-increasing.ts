/** Indices of a longest strictly increasing subsequence, in order; of several, the one that ends lowest. O(n log n). */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  /** By length − 1: the index at which the best subsequence of that length ends. */
  const ends: number[] = []
  const before: number[] = []
  for (const [i, value] of values.entries()) {
    const length = firstNotBelow(ends, (end) => (values[end] ?? 0) < value)
    before[i] = length === 0 ? -1 : (ends[length - 1] ?? -1)
    ends[length] = i
  }
  const found: number[] = []
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) found.push(i)
  return found.toReversed()
}

/** The first place of a list, all of whose places before are below, by binary search. */
function firstNotBelow(list: readonly number[], isBelow: (item: number) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(list[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
