import { expect, test } from 'vitest'
import { nextRun, noRun } from './typing-run.ts'
import type { TypedChange } from './typing-run.ts'

test.each([
  ['a word is one step', typed(0, 'epochs'), [1, 1, 1, 1, 1, 1]],
  ['the next word takes its blank along', typed(0, 'a  bc d'), [1, 2, 2, 2, 2, 3, 3]],
  ['a new line is a step of its own', typed(0, 'a\nb'), [1, 2, 3]],
  ['a pasted text is a step of its own', [at(0, 'epochs: 3'), at(9, 'x')], [1, 2]],
  ['deleting backwards is one step', [at(3, 'x'), cut(3, 4), cut(2, 3), cut(1, 2)], [1, 2, 2, 2]],
  ['deleting forwards is one step', [cut(3, 4), cut(3, 4)], [1, 1]],
  ['typing elsewhere is another step', [at(3, 'x'), at(9, 'y')], [1, 2]],
  ['replacing a selection is a step', [{ start: 0, end: 4, text: 'x' }, at(1, 'y')], [1, 2]],
])('E5 %s', (_title, changes, expected) => {
  expect(runsOf(changes, 100)).toEqual(expected)
})

test('E5 a pause ends a step', () => {
  expect(runsOf(typed(0, 'abc'), 1500)).toEqual([1, 2, 3])
})

function runsOf(changes: readonly TypedChange[], pause: number): readonly number[] {
  let run = noRun
  return changes.map((change, i) => {
    run = nextRun(run, change, i * pause)
    return run.number
  })
}

function typed(start: number, text: string): readonly TypedChange[] {
  return Array.from(text, (letter, i) => at(start + i, letter))
}

function at(start: number, text: string): TypedChange {
  return { start, end: start, text }
}

function cut(start: number, end: number): TypedChange {
  return { start, end, text: '' }
}
