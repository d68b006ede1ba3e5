import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runInSlices } from './run-in-slices.ts'

/** What the page's clock says: nothing but the steps moves it. */
let now = 0

beforeEach(() => {
  now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => vi.restoreAllMocks())

/** Steps of two milliseconds each. */
function* steps(count: number, ran: number[]): Generator<number, string> {
  for (let i = 0; i < count; i += 1) {
    yield i
    ran.push(i)
    now += 2
  }
  return 'done'
}

test('X8 steps run to their end, and between slices it is told how far they are', async () => {
  const told: number[] = []
  const ran: number[] = []
  const tell = (step: number): void => void told.push(step)
  expect(await runInSlices(steps(40, ran), { signal: new AbortController().signal, tell })).toBe('done')
  expect(ran).toHaveLength(40)
  expect(told).toEqual([6, 12, 18, 24, 30, 36])
})

test('X8 what is stopped gives nothing, and goes no further', async () => {
  const controller = new AbortController()
  const ran: number[] = []
  expect(await runInSlices(steps(1000, ran), { signal: controller.signal, tell: () => controller.abort() })).toBeUndefined()
  const { length } = ran
  expect(length).toBe(6)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(ran).toHaveLength(length)
})
