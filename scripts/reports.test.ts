import { expect, test } from 'vitest'
import { judge } from './reports.mjs'

test.each([
  ['a green run stays as it is', { passed: 3, failed: 0, skipped: 1 }, 0, { passed: 3, failed: 0, skipped: 1 }],
  ['failed tests stay as they are', { passed: 3, failed: 2, skipped: 0 }, 1, { passed: 3, failed: 2, skipped: 0 }],
  [
    'a run that ended badly without a failed test has failed',
    { passed: 3, failed: 0, skipped: 0 },
    1,
    { passed: 3, failed: 1, skipped: 0 },
  ],
  ['a run of no test has failed', { passed: 0, failed: 0, skipped: 0 }, 0, { passed: 0, failed: 1, skipped: 0 }],
  ['a run of skipped tests only has failed', { passed: 0, failed: 0, skipped: 4 }, 0, { passed: 0, failed: 1, skipped: 4 }],
])('%s', (_what, count, code, judged) => {
  expect(judge(count, code)).toEqual(judged)
})
