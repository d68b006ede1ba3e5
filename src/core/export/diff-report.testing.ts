import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { diff } from '../diff/diff.ts'
import type { DiffReport } from './diff-report.ts'
import { findCauses } from '../diff/find-causes.ts'
import { redundantDifferences } from '../diff/redundant-differences.ts'

/** The report of two stacks that a test composes; learning rates are on a log scale. */
export function reportOfStacks(a: TestStack, b: TestStack): DiffReport {
  const [left, right] = [composeTexts(a), composeTexts(b)]
  const { changes, equal, lists } = diff(left.config, right.config)
  return {
    a: { name: 'first', state: 'ok' },
    b: { name: 'second', state: 'ok' },
    changes,
    ignored: 0,
    equal,
    groups: findCauses(left, right, changes),
    lists,
    further: { ignored: [], redundant: redundantDifferences(left.config, right.config) },
    isLog: (path) => path.at(-1) === 'lr',
  }
}

/** The report of two files alone, without causes. */
export function reportOfTexts(a: string, b: string): DiffReport {
  const { further: _further, ...report } = reportOfStacks({ files: { 'run/a.yaml': a } }, { files: { 'run/b.yaml': b } })
  return { ...report, groups: [] }
}
