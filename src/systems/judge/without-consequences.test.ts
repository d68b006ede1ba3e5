import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Issue, IssueCode } from '../../core/issue.ts'
import { parsePath, isPathError, startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Origin, Source } from '../../core/source.ts'
import { withoutConsequences } from './without-consequences.ts'

const source: Source = { kind: 'file', path: 'a.yaml', text: '' }

/** An issue as `code path at`, `+at` for each other place that takes part. */
function issue(mark: string): Issue {
  const [code = '', key = '', at = '', ...also] = mark.split(' ')
  const path = parsePath(key)
  return {
    code: code as IssueCode,
    severity: 'error',
    path: isPathError(path) ? [] : path,
    message: mark,
    origin: place(at),
    also: also.map((other) => place(other.slice(1))),
  }
}

function place(at: string): Origin {
  return { source, start: Number(at), end: Number(at) + 1 }
}

test.each<[title: string, mistaken: readonly Path[], marks: readonly string[], left: readonly string[]]>([
  ['nothing follows from nothing', [], ['rule a.b 1', 'wrong-type c 2'], ['rule a.b 1', 'wrong-type c 2']],
  [
    'what is beneath a mount of the wrong kind',
    [['model']],
    [
      'missing-key model.model_type 1',
      'rule model 1',
      'unknown-key model.datasets 2',
      'rule modelled 3',
      'missing-key dataset.id 4',
    ],
    ['rule modelled 3', 'missing-key dataset.id 4'],
  ],
  [
    'a rule of a block whose type is not known, and of what is in it',
    [],
    [
      'rule model.encoder 1',
      'rule model.encoder.config.strides 2',
      'unknown-variant model.encoder.type 1',
      'rule model.decoder 3',
    ],
    ['unknown-variant model.encoder.type 1', 'rule model.decoder 3'],
  ],
  [
    'a rule that looks at such a type',
    [],
    ['unknown-variant model.encoder.type 1', 'rule model.ratio 5 +1', 'rule model.ratio 6 +2'],
    ['unknown-variant model.encoder.type 1', 'rule model.ratio 6 +2'],
  ],
  [
    'but nothing that a schema finds, which may be another slip',
    [],
    ['unknown-variant m.type 1', 'unknown-key m.tpye 2'],
    ['unknown-variant m.type 1', 'unknown-key m.tpye 2'],
  ],
])('V12 consequences are left out: %s', (_title, mistaken, marks, left) => {
  expect(withoutConsequences(marks.map(issue), mistaken).map(({ message }) => message)).toEqual(left)
})

test('V12 what is left stands as it stood, nothing of it is beneath a mistaken mount, and no cause is lost', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'type'), { minLength: 1, maxLength: 3 })
  const mark = fc
    .tuple(fc.constantFrom('rule', 'unknown-variant', 'missing-key'), path, fc.nat(4), fc.array(fc.nat(4), { maxLength: 2 }))
    .map(([code, key, at, also]) => [code, key.join('.'), at, ...also.map((one) => `+${one}`)].join(' '))
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 8 }), fc.array(path, { maxLength: 1 }), (marks, mistaken) => {
      const issues = marks.map(issue)
      const left = withoutConsequences(issues, mistaken)
      const isBeneath = (one: Issue): boolean => mistaken.some((at) => startsWith(one.path, at))
      expect(left).toEqual(issues.filter((one) => left.includes(one)))
      expect(left.filter(isBeneath)).toEqual([])
      expect(issues.filter((one) => one.code !== 'rule' && !isBeneath(one) && !left.includes(one))).toEqual([])
      expect(withoutConsequences(left, mistaken)).toEqual(left)
    }),
    { numRuns: 1000 },
  )
})
