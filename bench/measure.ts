/** Median milliseconds of each piece of work, run in turns so that a noisy machine disturbs them alike. */
export function measure(rounds: number, works: readonly (() => void)[]): readonly number[] {
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    for (const [i, work] of works.entries()) {
      const start = performance.now()
      work()
      if (round >= WARM_UP) times[i]?.push(performance.now() - start)
    }
  }
  return times.map((list) => quantile(list, 0.5))
}

export const WARM_UP = 5

export function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
