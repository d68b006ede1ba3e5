import { diffArrays } from 'diff'
import type { Pair } from './list-pairs.ts'
import { longestIncreasing } from './longest-increasing.ts'

/**
 * The pairs of a longest common subsequence of two lists, in order; of several one of them. Undefined where finding it would take
 * too long: the lists hold the same values many times over, in orders that are too different.
 */
export function longestCommon(a: readonly number[], b: readonly number[]): readonly Pair[] | undefined {
  const [inA, inB] = [new Set(a), new Set(b)]
  // What only one list holds is never common, and would make the search long.
  const left = [...a.keys()].filter((i) => inB.has(a[i] ?? Number.NaN))
  const right = [...b.keys()].filter((j) => inA.has(b[j] ?? Number.NaN))
  const [valuesA, valuesB] = [left.map((i) => a[i] ?? 0), right.map((j) => b[j] ?? 0)]
  const isUnique = new Set(valuesA).size === left.length && left.length === right.length
  const pairs = isUnique ? commonOfUnique(valuesA, valuesB) : commonOfAny(valuesA, valuesB)
  return pairs?.map(([i, j]) => [left[i] ?? 0, right[j] ?? 0])
}

/** Each value stands once in either list: no order is too different for this. */
function commonOfUnique(a: readonly number[], b: readonly number[]): readonly Pair[] {
  const placeInB = new Map(b.map((value, j) => [value, j]))
  const places = a.map((value) => placeInB.get(value) ?? 0)
  return longestIncreasing(places).map((i) => [i, places[i] ?? 0])
}

function commonOfAny(a: number[], b: number[]): readonly Pair[] | undefined {
  const parts = diffArrays(a, b, { maxEditLength: MAX_EDITS })
  if (!parts) return undefined
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (const { added, removed, count } of parts) {
    if (!added && !removed) for (let step = 0; step < count; step += 1) pairs.push([i + step, j + step])
    if (!added) i += count
    if (!removed) j += count
  }
  return pairs
}

/** The search takes time with the square of this. */
const MAX_EDITS = 1000
