import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paceOf } from './typing-pace.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** After how many milliseconds of no key work is done that took so long the last time; `keys` come in even steps before. */
function waitOf(cost: number, { keys, step }: { readonly keys: number; readonly step: number }): number {
  let done: number | undefined
  const pace = paceOf(() => (done = performance.now()), { guess: cost, isHalf: () => false })
  for (let key = 1; key < keys; key += 1) {
    pace.ask()
    vi.advanceTimersByTime(step)
    if (done !== undefined) return done - key * step
  }
  const last = performance.now()
  pace.ask()
  vi.advanceTimersByTime(10_000)
  return (done ?? Number.NaN) - last
}

test.each<[title: string, cost: number, keys: number, step: number, wait: number]>([
  ['work that is done by the next key is done in a short pause', 30, 1, 150, 120],
  ['work that is not waits until no key has come', 42, 1, 150, 200],
  ['so it never runs into the keys of a fast typist', 42, 20, 150, 200],
  ['dear work waits the longer', 150, 20, 150, 300],
])('%s', (_title, cost, keys, step, wait) => {
  expect(waitOf(cost, { keys, step })).toBe(wait)
})

test('what a key sets off is not at work when the next key of a fast typist comes', () => {
  for (let cost = 9; cost < 150; cost += 1) {
    const wait = waitOf(cost, { keys: 1, step: 150 })
    expect(wait + cost <= 150 || wait >= 200).toBe(true)
  }
})
