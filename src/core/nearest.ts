/** The candidates closest to `word` by edit distance, nearest first; only those close enough to be a slip of it, and not all other. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): readonly string[] {
  const limit = Math.max(2, Math.floor(word.length * 0.4))
  const scored: { readonly candidate: string; readonly distance: number }[] = []
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit)
    if (distance <= limit && distance < Math.max(word.length, candidate.length)) scored.push({ candidate, distance })
  }
  return scored
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** The candidates as one text, those nearest to `word` first: all where they are few, else the first and how many more there are. */
export function listNearest(word: string, candidates: Iterable<string>, most = 8): string {
  const all = [...new Set(candidates)]
  const distance = (candidate: string): number => editDistance(word.toLowerCase(), candidate.toLowerCase())
  const ordered = all
    .slice(0, MANY)
    .map((candidate) => ({ candidate, distance: distance(candidate) }))
    .toSorted((a, b) => a.distance - b.distance)
  const shown = ordered.slice(0, most).map(({ candidate }) => candidate)
  return shown.join(', ') + (all.length > shown.length ? ` and ${all.length - shown.length} more` : '')
}

/** More than these nobody compares with a word for a hint. */
const MANY = 1000

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `limit + 1` when there are more. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replace)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, limit + 1)
}
