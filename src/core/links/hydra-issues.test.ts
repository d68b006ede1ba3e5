import { describe, expect, test } from 'vitest'
import { issueLines } from '../issue.testing.ts'
import { formatOrigin } from '../source.ts'
import { empty, list, listOf, resolveTexts, SERVER } from './hydra-tree.testing.ts'
import type { Ask, Texts } from './hydra-tree.testing.ts'

describe('what is wrong', () => {
  test.each<[rule: string, texts: Texts, issues: readonly string[], order: string, ask?: Ask]>([
    [
      'L13 a config that is not there',
      { 'config.yaml': list('db: mysq'), ...empty('db/mysql') },
      ['error defaults-missing config.yaml:2:9 defaults[0].db'],
      'config',
    ],
    [
      'L13 a group that is not there',
      { 'config.yaml': list('bd: mysql'), ...empty('db/mysql') },
      ['error defaults-missing config.yaml:2:9 defaults[0].bd'],
      'config',
    ],
    [
      'L13 one of several',
      { 'config.yaml': list('db: [a, x]'), ...empty('db/a') },
      ['error defaults-missing config.yaml:2:13 defaults[0].db[1]'],
      'db/a@db config',
    ],
    [
      'L13 a config named itself',
      { 'config.yaml': list('othr'), ...empty('other') },
      ['error defaults-missing config.yaml:2:5 defaults[0]'],
      'config',
    ],
    [
      'L13 .yml is not read',
      { 'config.yaml': list('db: a'), 'db/a.yml': '' },
      ['error defaults-missing config.yaml:2:9 defaults[0].db'],
      'config',
    ],
    [
      'L13 an option that must be chosen',
      { 'config.yaml': list('db: ???'), ...empty('db/a') },
      ['error defaults-undecided config.yaml:2:9 defaults[0].db'],
      'config',
    ],
    [
      'L13 a loop',
      { 'config.yaml': list('a'), 'a.yaml': list('b'), 'b.yaml': list('a', 'c'), 'c.yaml': '' },
      ['error defaults-cycle b.yaml:2:5 defaults[0]'],
      'c b a config',
    ],
    [
      'L13 a config that names itself',
      { 'config.yaml': list('config') },
      ['error defaults-cycle config.yaml:2:5 defaults[0]'],
      'config',
    ],
    [
      'L13 a loop through a group',
      { 'config.yaml': list('a: x'), 'a/x.yaml': list('/b: y'), 'b/y.yaml': list('/a/x') },
      ['error defaults-cycle b/y.yaml:2:5 defaults[0]'],
      'b/y@a.b a/x@a config',
    ],
    [
      'I7 out of the root',
      { 'c/config.yaml': list('../x', '/../y'), 'x.yaml': '', 'y.yaml': '' },
      ['error include-outside c/config.yaml:3:5 defaults[1]', 'error include-outside c/config.yaml:2:5 defaults[0]'],
      'config',
      { root: 'c' },
    ],

    [
      'L12 two items of one group',
      { 'config.yaml': list('db: a', 'db: b'), ...empty('db/a', 'db/b') },
      ['error defaults-repeated config.yaml:2:9 defaults[0].db'],
      'db/b@db config',
    ],
    [
      'L12 the same twice',
      { 'config.yaml': list('db: a', 'db: a'), ...empty('db/a') },
      ['error defaults-repeated config.yaml:2:9 defaults[0].db'],
      'db/a@db config',
    ],
    [
      'L12 the same twice is fine where it names others',
      { 'config.yaml': list('db: a', 'db: a'), 'db/a.yaml': list('/c'), ...empty('c') },
      [],
      'c@db db/a@db c@db db/a@db config',
    ],
    ['L12 null twice is fine', { 'config.yaml': list('db: null', 'db: null'), ...empty('db/a') }, [], 'config'],
    [
      'L12 two that bring in one config is fine',
      { 'config.yaml': list('a', 'b'), 'a.yaml': list('c'), 'b.yaml': list('c'), ...empty('c') },
      [],
      'c a c b config',
    ],
    [
      'L12 a group twice, deep down',
      { 'config.yaml': list('db: a', 'x: y'), 'x/y.yaml': `# @package _global_\n${list('/db: a')}`, ...empty('db/a') },
      ['error defaults-repeated config.yaml:2:9 defaults[0].db'],
      'db/a@db x/y config',
    ],
    [
      'L12 an override of nothing',
      { 'config.yaml': list('db: a', 'override bd: b'), ...empty('db/a', 'db/b') },
      ['error defaults-override config.yaml:3:18 defaults[1]["override bd"]'],
      'db/a@db config',
    ],
    [
      'L12 an override under another package',
      { 'config.yaml': list('db@x: a', 'override db: b'), ...empty('db/a', 'db/b') },
      ['error defaults-override config.yaml:3:18 defaults[1]["override db"]'],
      'db/a@x config',
    ],
    [
      'L12 an override that comes too late',
      {
        'config.yaml': list('exp: e', 'db: a'),
        'exp/e.yaml': `# @package _global_\n${list('override /db: b')}`,
        ...empty('db/a', 'db/b'),
      },
      ['error defaults-override exp/e.yaml:3:19 defaults[0]["override /db"]'],
      'exp/e db/a@db config',
    ],
    [
      'L12 an item behind an override',
      { 'config.yaml': list('db: a', 'override db: b', 'c: d'), ...empty('db/a', 'db/b', 'c/d') },
      ['error defaults-override config.yaml:4:8 defaults[2].c'],
      'db/b@db c/d@c config',
    ],
    [
      'L12 _self_ behind an override is fine',
      { 'config.yaml': list('db: a', 'override db: b', '_self_'), ...empty('db/a', 'db/b') },
      [],
      'db/b@db config',
    ],
    [
      "L12 Hydra's own group without override",
      { 'config.yaml': list('hydra/launcher: joblib') },
      ['warning defaults-override config.yaml:2:5 defaults[0].hydra/launcher'],
      'config',
    ],
    [
      'L12 an interpolation of what another chooses',
      { 'config.yaml': list('c: x', 'a: ${b}', 'b: ${c}'), ...empty('c/x', 'b/x', 'a/x') },
      ['error defaults-interpolation config.yaml:3:8 defaults[1].a'],
      'c/x@c b/x@b config',
    ],
    [
      'L12 interpolations in a loop',
      { 'config.yaml': list('a: ${b}', 'b: ${a}'), ...empty('a/x', 'b/x') },
      [
        'error defaults-interpolation config.yaml:3:8 defaults[1].b',
        'error defaults-interpolation config.yaml:2:8 defaults[0].a',
      ],
      'config',
    ],
    [
      'L12 an interpolation of itself',
      { 'config.yaml': list('a: ${a}'), ...empty('a/x') },
      ['error defaults-interpolation config.yaml:2:8 defaults[0].a'],
      'config',
    ],
    [
      'L12 an interpolation in a list of options',
      { 'config.yaml': list('db: a', 'both: [x, "${db}"]'), ...empty('db/a', 'both/x', 'both/a') },
      ['error defaults-interpolation config.yaml:3:15 defaults[1].both[1]'],
      'db/a@db both/x@both config',
    ],
    [
      'L13 an option of a list that must be chosen',
      { 'config.yaml': list('db: [a, ???]'), ...empty('db/a') },
      ['error defaults-undecided config.yaml:2:13 defaults[0].db[1]'],
      'db/a@db config',
    ],
    [
      'L12 an interpolation of nothing',
      { 'config.yaml': list('both: ${db}_s') },
      ['error defaults-interpolation config.yaml:2:11 defaults[0].both'],
      'config',
    ],
    [
      'L12 of a group without an option',
      { 'config.yaml': list('db: null', 'both: ${db}_s') },
      ['error defaults-interpolation config.yaml:3:11 defaults[1].both'],
      'config',
    ],
    [
      'L12 an override in what an interpolation names',
      {
        'config.yaml': list('db: a', 'c: d', 'both: ${db}_s'),
        'both/a_s.yaml': list('override /c: e'),
        ...empty('db/a', 'c/d', 'c/e'),
      },
      ['error defaults-override both/a_s.yaml:2:18 defaults[0]["override /c"]'],
      'db/a@db c/d@c both/a_s@both config',
    ],

    [
      'L10 no _self_ in a primary config with values',
      { 'config.yaml': `${list('db: a')}x: 1\n`, ...empty('db/a') },
      ['warning defaults-self config.yaml:2:9 defaults'],
      'db/a@db config',
    ],
    [
      'L10 none is wanted where all is open',
      { 'config.yaml': `${list('db: a')}x: ???\n`, ...empty('db/a') },
      [],
      'db/a@db config',
    ],
    ['L10 nor where there are only overrides', { 'config.yaml': `${list('override hydra/launcher: x')}x: 1\n` }, [], 'config'],
    [
      'L10 nor in a config below',
      { 'config.yaml': list('a: b'), 'a/b.yaml': `${list('c: d')}x: 1\n`, ...empty('a/c/d') },
      [],
      'a/c/d@a.c a/b@a config',
    ],
    [
      'L10 _self_ twice',
      { 'config.yaml': list('_self_', 'db: a', '_self_'), ...empty('db/a') },
      ['error defaults-self config.yaml:4:5 defaults[2]'],
      'config db/a@db',
    ],

    [
      'L10 a list that is none',
      { 'config.yaml': 'defaults: {db: a}\nx: 1\n' },
      ['error defaults-shape config.yaml:1:11 defaults'],
      'config',
    ],
    [
      'L10 a text in its place',
      { 'config.yaml': 'defaults: db\n' },
      ['error defaults-shape config.yaml:1:11 defaults'],
      'config',
    ],
    [
      'L10 items that are none',
      { 'config.yaml': list('3', '[a]', 'null', '{}') },
      [0, 1, 2, 3].map((i) => `error defaults-shape config.yaml:${i + 2}:5 defaults[${i}]`),
      'config',
    ],
    [
      'L10 an item with two keys',
      { 'config.yaml': list('{db: a, c: d}'), ...empty('db/a', 'c/d') },
      ['error defaults-shape config.yaml:2:13 defaults[0]'],
      'config',
    ],
    [
      'L10 options that are none',
      { 'config.yaml': list('db: 3', 'db: true', 'db: {a: 1}', 'db: [a, 3]') },
      [
        'config.yaml:2:9 defaults[0].db',
        'config.yaml:3:9 defaults[1].db',
        'config.yaml:4:9 defaults[2].db',
        'config.yaml:5:13 defaults[3].db[1]',
      ].map((place) => `error defaults-shape ${place}`),
      'config',
    ],
    [
      'L10 a keyword that is none',
      { 'config.yaml': list('overide db: a'), ...empty('db/a') },
      ['warning defaults-shape config.yaml:2:5 defaults[0]["overide db"]'],
      'db/a@db config',
    ],
    [
      'L10 the old way to say optional',
      { 'config.yaml': 'defaults:\n  - db: x\n    optional: true\n' },
      ['warning defaults-shape config.yaml:3:5 defaults[0].optional'],
      'config',
    ],
    [
      'L10 _self_ with a package',
      { 'config.yaml': list('_self_@x') },
      ['error defaults-shape config.yaml:2:5 defaults[0]'],
      'config',
    ],
    [
      'L10 a package without a config',
      { 'config.yaml': list('"@x"', '@x: a', '/: a').replace('@x: a', '"@x": a') },
      ['config.yaml:2:5 defaults[0]', 'config.yaml:3:5 defaults[1].@x', 'config.yaml:4:5 defaults[2]./'].map(
        (place) => `error defaults-shape ${place}`,
      ),
      'config',
    ],

    [
      'L11 a comment before the package',
      { 'config.yaml': list('db: a'), 'db/a.yaml': '# settings\n# @package x\ny: 1\n' },
      ['warning defaults-package db/a.yaml:2:1'],
      'db/a@db config',
    ],
    [
      'L11 an old word in the package',
      { 'config.yaml': list('db: a'), 'db/a.yaml': '# @package _group_\ny: 1\n' },
      ['warning defaults-package db/a.yaml:1:1'],
      'db/a@db config',
    ],
    [
      'L11 a package of two words',
      { 'config.yaml': list('db: a'), 'db/a.yaml': '# @package a b\n' },
      ['error defaults-package db/a.yaml:1:1'],
      'db/a@db config',
    ],

    [
      'L14 a line for no group of the list',
      { 'config.yaml': list('db: a'), ...empty('db/a', 'exp/e') },
      ['error defaults-override overrides:1:1'],
      'db/a@db config',
      { lines: 'exp=e' },
    ],
    [
      'L14 an option that is not there',
      { 'config.yaml': list('db: a'), ...empty('db/a') },
      ['error defaults-missing overrides:1:1'],
      'config',
      { lines: 'db=x' },
    ],
    [
      'L14 an option that is no text',
      { 'config.yaml': list('db: a'), ...empty('db/a') },
      ['error defaults-override overrides:1:1', 'error defaults-override overrides:2:1'],
      'db/a@db config',
      { lines: 'db=3\ndb=[a, 1]' },
    ],
    [
      'L14 ++',
      { 'config.yaml': list('db: a'), ...empty('db/a') },
      ['error defaults-override overrides:1:1'],
      'db/a@db config',
      { lines: '++db=a' },
    ],
    [
      'L14 a group that is there already',
      { 'config.yaml': list('db: a'), ...empty('db/a', 'db/b') },
      ['error defaults-repeated config.yaml:2:9 defaults[0].db'],
      'config db/b@db',
      { lines: '+db=b' },
    ],
    [
      'L14 nothing to delete',
      { 'config.yaml': list('db: a'), ...empty('db/a', 'exp/e') },
      ['error defaults-override overrides:1:1'],
      'db/a@db config',
      { lines: '~exp' },
    ],
    [
      'Y2 a broken file',
      { 'config.yaml': list('db: a'), 'db/a.yaml': 'x: [\n' },
      ['error yaml-syntax db/a.yaml:2:1'],
      'db/a@db config',
    ],
  ])('%s', (_rule, texts, issues, order, ask) => {
    const answer = resolveTexts(texts, ask)
    expect([issueLines(answer.issues), listOf(answer)]).toEqual([issues, order])
  })

  test('L13 what is missing is said with its chain and what is near', () => {
    const [issue] = resolveTexts({
      'config.yaml': list('server: apache'),
      ...SERVER,
      'server/apache.yaml': list('db: mysqk'),
    }).issues
    expect([issue?.message, issue?.hint, issue?.fixes]).toEqual([
      'no config server/db/mysqk, by config.yaml:2:13 → server/apache.yaml:2:9',
      'did you mean mysql?',
      [{ title: 'Write mysql', file: 'server/apache.yaml', edits: [{ start: 18, end: 23, text: 'mysql' }] }],
    ])
  })

  test.each<[name: string, text: string, said: readonly (string | undefined)[]]>([
    ['a group', list('sever: apache'), ['no group sever, so no config sever/apache', 'did you mean server?']],
    ['nothing near', list('server: zzzzzzzz'), ['no config server/zzzzzzzz', 'server has apache, nginx']],
    ['no group near', list('zzzzzzzz: a'), ['no group zzzzzzzz, so no config zzzzzzzz/a', 'groups are server, server/db']],
    [
      'a group with a word too much',
      list('server/database: mysql'),
      ['no group server/database, so no config server/database/mysql', 'did you mean server/db?'],
    ],
    [
      'a group in place of a config',
      list('server'),
      ['server is a group, not a config', 'server has nginx, apache: write server: apache'],
    ],
    [
      'a group in place of an option',
      list('server: db'),
      ['server/db is a group, not a config', 'server/db has mysql, sqlite: write db/mysql'],
    ],
    [
      'a group in a list of options',
      list('server: [nginx, db]'),
      ['server/db is a group, not a config', 'server/db has mysql, sqlite: write db/mysql'],
    ],
    [
      'a group below that is near',
      list('server/nginx', 'server/bd: x'),
      ['no group server/bd, so no config server/bd/x', 'did you mean server/db?'],
    ],
    [
      'nothing to override',
      list('server: nginx', 'override server/db: x'),
      ['no defaults list names server/db, so there is nothing to override', 'did you mean server?'],
    ],
    [
      'a way round',
      list('server/../config'),
      ['defaults lists form a loop: config.yaml:2:5 → config', 'remove one of these items; Hydra runs until its stack is full'],
    ],
  ])('L13 the message for %s', (_name, text, said) => {
    const [issue] = resolveTexts({ 'config.yaml': text, ...SERVER }).issues
    expect([issue?.message, issue?.hint]).toEqual(said)
  })

  test('L13 groups are spelled as the list of the file would name them', () => {
    const said = (item: string): string | undefined =>
      resolveTexts({ 'config.yaml': list('server: apache'), ...SERVER, 'server/apache.yaml': list(item), 'model/a.yaml': '' })
        .issues[0]?.hint
    expect(said('zzzzzzzz: a')).toBe('groups are /server, db, /model')
    expect(said('modle: a')).toBe('did you mean /model?')
  })

  test('L13 of many configs the nearest are named, and how many more there are', () => {
    const many = Array.from({ length: 20 }, (_, i) => `db/${'x'.repeat(i + 1)}`)
    const [issue] = resolveTexts({ 'config.yaml': list('db: qqqqqqqqqqqqqqqqqqqqqqqq'), ...empty(...many) }).issues
    expect(issue?.hint).toMatch(/^db has (x+, ){7}x+ and 12 more$/)
  })

  test('L14 a line that deletes nothing says what there is', () => {
    const { issues } = resolveTexts({ 'config.yaml': list('server: nginx'), ...SERVER, 'exp/e.yaml': '' }, { lines: '~exp' })
    expect(issues.map(({ hint }) => hint)).toEqual(['defaults lists name server'])
  })

  test('L13 a loop is printed with its lines', () => {
    const [issue] = resolveTexts({ 'config.yaml': list('a'), 'a.yaml': list('b'), 'b.yaml': `x: 1\n${list('a')}` }).issues
    expect(issue?.message).toBe('defaults lists form a loop: a.yaml:2:5 → b.yaml:3:5 → a')
    expect(issue?.also?.map((origin) => formatOrigin(origin))).toEqual(['a.yaml:2:5'])
  })

  test('Y3 near names are looked for for the first of thousands of missing configs only', () => {
    const there = Array.from({ length: 2000 }, (_, i) => `db/there_${i}`)
    const items = Array.from({ length: 2000 }, (_, i) => `db/their_${i}`)
    const { issues } = resolveTexts({ 'config.yaml': list(...items), ...empty(...there) })
    expect([issues.length, issues.filter(({ hint }) => hint !== undefined).length]).toEqual([2000, 100])
  })

  test('Y3 lists that grow without measure are cut', () => {
    const texts = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.yaml`, list(`/${i + 1}`, `/${i + 1}`)]))
    const { issues, parts } = resolveTexts({ ...texts, '30.yaml': '' }, { primary: '0' })
    expect(issueLines(issues)).toEqual(['error too-large 28.yaml:2:5 defaults[0]'])
    expect(parts.length).toBeLessThanOrEqual(10_000)
  })
})
