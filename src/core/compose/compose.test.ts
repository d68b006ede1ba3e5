import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { compose, overridesSource } from './compose.ts'
import { composeTexts, filesOf } from './composition.testing.ts'
import type { TestStack } from './composition.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { includes } from '../links/includes.ts'
import { profile } from '../links/profile.ts'
import { printValue } from '../print/print.ts'
import { MAX_TEXT } from '../read/reading.ts'
import type { Source } from '../source.ts'

const experiment = {
  'models/lstm.yaml': 'model: {name: lstm, size: 8}\n',
  'data/multi.yaml': 'data: {vds: 5}\nmodel: {size: 15}\n',
  'top.yaml': 'includes:\n  - models/lstm.yaml\n  - data/multi.yaml\nmodel: {size: 20}\ntraining: {epochs: 3}\n',
}

describe('a stack', () => {
  test.each<[rule: string, stack: TestStack, config: string]>([
    [
      'I3 includes beneath the file',
      { files: experiment },
      '{model: {name: lstm, size: 20}, data: {vds: 5}, training: {epochs: 3}}',
    ],
    [
      'I3 the later include over the earlier',
      { files: { ...experiment, 'top.yaml': 'includes: [models/lstm.yaml, data/multi.yaml]\n' } },
      '{model: {name: lstm, size: 15}, data: {vds: 5}}',
    ],
    [
      'M8 files over one another',
      { files: experiment, stack: ['models/lstm.yaml', 'data/multi.yaml'] },
      '{model: {name: lstm, size: 15}, data: {vds: 5}}',
    ],
    [
      'M8 an include group is folded by itself first',
      {
        files: { 'a.yaml': 'm: {x: 1}\n', 'c.yaml': 'm: null\n', 'b.yaml': 'includes: [c.yaml]\nm: {z: 2}\n' },
        stack: ['a.yaml', 'b.yaml'],
      },
      '{m: {x: 1, z: 2}}',
    ],
    [
      'O4 overrides over all',
      { files: experiment, overrides: 'model.size=99\n~data' },
      '{model: {name: lstm, size: 99}, training: {epochs: 3}}',
    ],
    [
      'a layer that is off',
      { files: experiment, off: ['data/multi.yaml'] },
      '{model: {name: lstm, size: 20}, training: {epochs: 3}}',
    ],
    [
      'a file that is off keeps its includes',
      { files: experiment, off: ['top.yaml'] },
      '{model: {name: lstm, size: 15}, data: {vds: 5}}',
    ],
    [
      'overrides that are off',
      { files: experiment, overrides: 'model.size=99', off: ['overrides'] },
      '{model: {name: lstm, size: 20}, data: {vds: 5}, training: {epochs: 3}}',
    ],
    [
      'Y11 interpolation under OmegaConf, after the overrides',
      { files: { 'a.yaml': 'a: 1\nb: ${a}\n' }, overrides: 'a=2', dialect: 'omegaconf' },
      '{a: 2, b: 2}',
    ],
    ['Y11 no interpolation under PyYAML', { files: { 'a.yaml': 'a: 1\nb: ${a}\n' } }, '{a: 1, b: "${a}"}'],
    ['nothing', { files: {} }, '{}'],
    [
      'I6 a file that is not there',
      { files: experiment, stack: ['nope.yaml', 'models/lstm.yaml'] },
      '{model: {name: lstm, size: 8}}',
    ],
    ['Y4 a file with nothing in it', { files: { 'a.yaml': '', 'b.yaml': 'x: 1\n' }, stack: ['a.yaml', 'b.yaml'] }, '{x: 1}'],
    [
      'M7 prototype names',
      { files: { 'a.yaml': '__proto__: {x: 1}\n', 'b.yaml': '__proto__: {z: 2}\n' }, stack: ['a.yaml', 'b.yaml'] },
      '{__proto__: {x: 1, z: 2}}',
    ],
    [
      'M7 keys with dots and slashes',
      { files: { 'a.yaml': 'a.b: 1\nm/n: {c.d: 2}\n', 'b.yaml': 'm/n: {c.d: 3}\n' }, stack: ['a.yaml', 'b.yaml'] },
      '{a.b: 1, m/n: {c.d: 3}}',
    ],
  ])('%s', (_rule, stack, config) => {
    expect(printValue(composeTexts(stack).config)).toBe(config)
  })

  test('every layer that takes part, lowest first, the overrides last', () => {
    const { layers } = composeTexts({
      files: { ...experiment, 'data/multi.yaml': 'x: [\n' },
      stack: ['nope.yaml', 'top.yaml'],
      off: ['models/lstm.yaml'],
    })
    expect(layers.map(({ id, kind, state }) => [id, kind, state])).toEqual([
      ['nope.yaml', 'nope.yaml', 'missing'],
      ['models/lstm.yaml', 'models', 'off'],
      ['data/multi.yaml', 'data', 'broken'],
      ['top.yaml', 'top.yaml', 'ok'],
      ['overrides', 'overrides', 'ok'],
    ])
  })

  test('O what the overrides layer writes by itself', () => {
    const { layers } = composeTexts({ files: experiment, overrides: 'model.size=99\n+new.key=1\n~data\n' })
    expect(layers.map(({ own }) => printValue(own)).at(-1)).toBe('{model: {size: 99}, new: {key: 1}}')
  })

  test('L1 a profile: configs in order, then its overrides', () => {
    const files = filesOf({
      'data/d.yaml': 'x: 1\nincludes: [ignored.yaml]\n',
      'models/m.yaml': 'x: 2\nz: 3\n',
      'profiles/p.yaml': 'configs: [cfgs/data/d.yaml, cfgs/models/m.yaml, cfgs/gone.yaml]\noverrides: {z: 4}\nnote: dropped\n',
    })
    const stack = { files: ['profiles/p.yaml'], overrides: overridesSource(''), off: new Set<string>() }
    const options = {
      dialect: 'pyyaml',
      linkers: [profile('profiles/'), includes],
      kindOf: () => 'file',
      precedence: [],
      mountedAt: 'cfgs',
    } as const
    const { config, issues } = compose(files, stack, options)
    expect(printValue(config)).toBe('{x: 2, includes: [ignored.yaml], z: 4}')
    expect(issueLines(issues)).toEqual([
      'warning profile-key-dropped profiles/p.yaml:3:1 note',
      'warning include-missing profiles/p.yaml:1:49',
    ])
  })
})

describe('bad input in one of three layers: an issue at its place, and nothing else is lost', () => {
  const LOST = '{low: 1, high: 3}'
  const KEPT = '{low: 1, mid: 2, high: 3}'
  test.each<[what: string, middle: string, config: string, issues: readonly string[]]>([
    ['broken YAML', 'mid: [2\n', LOST, ['error yaml-syntax m.yaml:2:1']],
    ['a missing include', 'includes: [gone.yaml]\nmid: 2\n', KEPT, ['error include-missing m.yaml:1:12']],
    ['a loop', 'includes: [m.yaml]\nmid: 2\n', KEPT, ['error include-cycle m.yaml:1:12']],
    ['an include outside', 'includes: [../../etc/passwd]\nmid: 2\n', KEPT, ['error include-outside m.yaml:1:12']],
    [
      'includes as text',
      'includes: low.yaml\nmid: 2\n',
      KEPT,
      ['error include-not-a-list m.yaml:1:11 includes', 'info include-repeated m.yaml:1:11'],
    ],
    ['includes as null', 'includes:\nmid: 2\n', KEPT, ['error include-not-a-list m.yaml:1:10 includes']],
    ['includes as a number', 'includes: 5\nmid: 2\n', KEPT, ['error include-not-a-list m.yaml:1:11 includes']],
    ['includes as a map', 'includes: {a: b}\nmid: 2\n', KEPT, ['error include-not-a-list m.yaml:1:11 includes']],
    ['a list at the top', '- mid\n', LOST, ['error not-a-map m.yaml:1:1']],
    ['a scalar at the top', 'mid\n', LOST, ['error not-a-map m.yaml:1:1']],
    ['a key twice', 'mid: 1\nmid: 2\n', KEPT, ['error duplicate-key m.yaml:2:1 mid']],
    ['two documents', 'mid: 2\n---\nx: 1\n', LOST, ['error multiple-documents m.yaml:2:1']],
    ['a tab after a colon', 'mid:\t2\n', LOST, ['error tab m.yaml:1:5']],
    ['a tab as indent', 'x:\n\tmid: 2\n', LOST, ['error tab m.yaml:2:1']],
    ['a tab in unquoted text', 'mid: 2\nx: a\tb\n', LOST, ['error tab m.yaml:2:5']],
    ['a byte order mark', '\uFEFFmid: 2\n', KEPT, []],
    ['CRLF', 'mid: 2\r\n', KEPT, []],
    ['lone CR', '# c\rmid: 2\r', KEPT, []],
    [
      'a bomb of aliases',
      `a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n${'bcdefg'.replace(/./g, (k) => `${k}: &${k} [${`*${String.fromCharCode(k.charCodeAt(0) - 1)}, `.repeat(10)}]\n`)}`,
      LOST,
      ['error alias-budget m.yaml:5:36 e[7]'],
    ],
    ['deep brackets', `mid: ${'['.repeat(10_000)}\n`, LOST, ['error too-deep m.yaml:1:405']],
    ['deep dashes', `mid:\n${'- '.repeat(10_000)}x\n`, LOST, ['error too-deep m.yaml:2:801']],
    ['deep braces', '{a: '.repeat(10_000), LOST, ['error too-deep m.yaml:1:1601']],
    ['a large file', `mid: 2\n${'# filler\n'.repeat(MAX_TEXT / 4)}`, LOST, ['error too-large m.yaml:1:1']],
    ['nothing', '', LOST, []],
    ['comments only', '# a\n# b\n', LOST, []],
    ['keys that are no text', '1: a\nmid: 2\n', '{low: 1, 1: a, mid: 2, high: 3}', ['warning non-string-key m.yaml:1:1 [!1]']],
    ['a list as a key', '[1, 2]: a\nmid: 2\n', LOST, ['error complex-key m.yaml:1:1']],
    ['an anchor twice', 'mid: &x 2\nb: &x 3\n', LOST, ['error duplicate-anchor m.yaml:2:7 b']],
    ['an alias inside itself', 'mid: &x [*x]\n', LOST, ['error recursive-alias m.yaml:1:10 mid[0]']],
    ['an unknown tag', 'mid: !!python/name:os.system 2\n', LOST, ['error unknown-tag m.yaml:1:30 mid']],
    ['an int that is none', 'mid: !!int 3.0\n', LOST, ['error invalid-scalar m.yaml:1:12 mid']],
    ['an equals sign as a value', 'mid: =\n', LOST, ['error invalid-scalar m.yaml:1:6 mid']],
    ['a merge key as a value', 'mid: <<\n', LOST, ['error invalid-scalar m.yaml:1:6 mid']],
    ['a date that is none', 'mid: 2024-02-30\n', LOST, ['error invalid-scalar m.yaml:1:6 mid']],
    ['NEL', 'mid: 2\u0085', KEPT, ['warning line-break-character m.yaml:1:7']],
    ['LS in a comment', '# c\u2028mid: 2\n', KEPT, ['warning line-break-character m.yaml:1:4']],
    ['a control character', 'mid: "\u0000"\n', LOST, ['error control-character m.yaml:1:7']],
    ['%YAML', '%YAML 1.2\n---\nmid: 2\n', KEPT, ['info yaml-directive m.yaml:1:1']],
    ['a long key', `${'k'.repeat(1025)}: 1\n`, LOST, ['error long-key m.yaml:1:1']],
    ['a key over two lines', '{"mid\n  x": 2}\n', LOST, ['error yaml-syntax m.yaml:1:2 ["mid x"]']],
  ])('Y2, V8 %s', (_what, middle, config, issues) => {
    const clock = startClock()
    const files = { 'low.yaml': 'low: 1\n', 'm.yaml': middle, 'high.yaml': 'high: 3\n' }
    const composition = composeTexts({ files, stack: ['low.yaml', 'm.yaml', 'high.yaml'] })
    expect(clock()).toBeLessThan(2000)
    expect(printValue(composition.config)).toBe(config)
    expect(issueLines(composition.issues)).toEqual(issues)
    const layer = composition.layers.find(({ path }) => path === 'm.yaml')
    expect(layer?.state).toBe(config === LOST && issues.length > 0 ? 'broken' : 'ok')
    expect(layer?.source.text).toBe(middle)
  })

  test('Y2, V8 bytes that are no UTF-8', () => {
    const files = new Map<string, Source>([
      ...filesOf({ 'low.yaml': 'low: 1\n', 'high.yaml': 'high: 3\n' }),
      ['m.yaml', { kind: 'file', path: 'm.yaml', text: 'mid: \uFFFD\n', badUtf8At: 5 }],
    ])
    const stack = { files: ['low.yaml', 'm.yaml', 'high.yaml'], overrides: overridesSource(''), off: new Set<string>() }
    const { config, issues } = compose(files, stack, {
      dialect: 'pyyaml',
      linkers: [includes],
      kindOf: () => '',
      precedence: [],
      mountedAt: '',
    })
    expect(printValue(config)).toBe(LOST)
    expect(issueLines(issues)).toEqual(['error bad-utf8 m.yaml:1:6'])
  })

  test.each<[what: string, overrides: string, config: string, issues: readonly string[]]>([
    ['a line that does not parse', 'low\nhigh=9\n', '{low: 1, mid: 2, high: 9}', ['error override-syntax overrides:1:4']],
    ['a value that does not parse', 'low=[\nhigh=9\n', '{low: 1, mid: 2, high: 9}', ['error yaml-syntax overrides:1:6']],
    ['a deep path', `${'a.'.repeat(10_000)}b=1\nhigh=9\n`, '{low: 1, mid: 2, high: 9}', ['error override-syntax overrides:1:1']],
  ])('O1, V8 overrides with %s', (_what, overrides, config, issues) => {
    const files = { 'low.yaml': 'low: 1\n', 'm.yaml': 'mid: 2\n', 'high.yaml': 'high: 3\n' }
    const composition = composeTexts({ files, stack: ['low.yaml', 'm.yaml', 'high.yaml'], overrides })
    expect([printValue(composition.config), issueLines(composition.issues)]).toEqual([config, issues])
  })
})
