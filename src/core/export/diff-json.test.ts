import { expect, test } from 'vitest'
import { diffJson } from './diff-json.ts'
import { reportOfStacks, reportOfTexts } from './diff-report.testing.ts'

const FILES = {
  'data/one.yaml': 'num: 1\n',
  'data/two.yaml': 'num: 5\n',
  'run/a.yaml': 'includes: [../data/one.yaml]\nold: {deep: null}\nsame: 2\n',
  'run/b.yaml': 'includes: [../data/two.yaml]\nsame: 2\n',
}

test('D3 D4 a report as JSON holds all of it, in the shape that it documents', () => {
  const report = reportOfStacks({ files: FILES, stack: ['run/a.yaml'] }, { files: FILES, stack: ['run/b.yaml'] })
  const at = (file: string, line: number, column: number): object => ({ file, line, column })
  expect(JSON.parse(diffJson(report))).toEqual({
    format: 'strata-diff',
    version: 1,
    a: { name: 'first', state: 'ok' },
    b: { name: 'second', state: 'ok' },
    counts: { differ: 2, equal: 1, ignored: 0 },
    changes: [
      {
        kind: 'changed',
        path: 'num',
        pointer: '/num',
        segments: ['num'],
        a: { pointer: '/num', value: 1, type: 'int', origin: at('data/one.yaml', 1, 6) },
        b: { pointer: '/num', value: 5, type: 'int', origin: at('data/two.yaml', 1, 6) },
        delta: { of: 'number', difference: 4, ratio: 5 },
        cause: 0,
      },
      {
        kind: 'removed',
        path: 'old.deep',
        pointer: '/old/deep',
        segments: ['old', 'deep'],
        a: { pointer: '/old/deep', value: null, type: 'NoneType', origin: at('run/a.yaml', 2, 13) },
        b: { pointer: '/old/deep' },
        cause: 1,
      },
    ],
    causes: [
      {
        id: 0,
        sentence: 'B includes data/two.yaml where A includes data/one.yaml',
        kinds: ['replaced'],
        changes: [0],
        shared: [],
        hidden: [],
      },
      { id: 1, sentence: 'Written in the runs themselves', kinds: ['own'], changes: [1], shared: [], hidden: [] },
    ],
    ignored: [],
    redundant: [
      {
        path: 'same',
        pointer: '/same',
        segments: ['same'],
        a: { value: 2, type: 'int', origin: at('run/a.yaml', 3, 7) },
        b: { value: 2, type: 'int', origin: at('run/b.yaml', 2, 7) },
      },
    ],
    lists: [],
  })
})

test.each<[string, string, string, readonly string[]]>([
  // what                  A                      B                       lines of the text
  [
    'ints past 2^53',
    'x: 1',
    'x: 9007199254740993',
    ['"value": 9007199254740993,', '"difference": 9007199254740992,', '"ratio": 9007199254740992.0'],
  ],
  ['floats', 'x: 0.5', 'x: 2.0', ['"value": 2.0,', '"difference": 1.5,', '"ratio": 4.0']],
  ['not a number', 'x: .nan', 'x: .inf', ['"value": NaN,', '"value": Infinity,']],
  ['a date', 'x: 1', 'x: 2024-01-02', ['"value": "2024-01-02",', '"type": "date",']],
  ['a key with dots', '{}', '"a.b": 1', ['"path": "[\\"a.b\\"]",', '"pointer": "/a.b",', '"a.b"']],
  ['a key that is no text', '{}', '1: a', ['"path": "[!1]",', '"pointer": "/1",', '"key": 1']],
  ['keys of Object.prototype', '{}', '__proto__: {x: 1}', ['"path": "__proto__.x",', '"__proto__",']],
  ['a longer list', 'x: [1]', 'x: [1, 2]', ['"of": "items",', '"difference": 1']],
  ['matched lists', 'x: [{name: a, n: 1}]', 'x: [{name: a, n: 2}]', ['"by": "key",', '"key": "name",', '"degraded": false']],
])('D1 %s', (_what, a, b, lines) => {
  const text = diffJson(reportOfTexts(`${a}\n`, `${b}\n`))
  expect(text.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining([...lines]))
})

test('D5 what is ignored and redundant is listed only where it was asked for', () => {
  const report = reportOfTexts('x: 1\n', 'x: 1\n')
  expect(Object.keys(JSON.parse(diffJson(report)) as object)).toEqual([
    'format',
    'version',
    'a',
    'b',
    'counts',
    'changes',
    'causes',
    'lists',
  ])
})
