import { describe, expect, test } from 'vitest'
import { issueLines } from '../issue.testing.ts'
import { empty, list, listOf, resolveTexts, SERVER } from './hydra-tree.testing.ts'
import type { Ask, Texts } from './hydra-tree.testing.ts'

describe('overrides and interpolations', () => {
  test.each<[rule: string, texts: Texts, order: string, ask?: Ask]>([
    [
      'L12 an override of what stands before it',
      { 'config.yaml': list('server: apache', 'override server/db: sqlite'), ...SERVER },
      'server/db/sqlite@server.db server/apache@server config',
    ],
    [
      'L12 an override in a config that comes later',
      {
        'config.yaml': list('db: mysql', 'exp: e'),
        'exp/e.yaml': `# @package _global_\n${list('override /db: sqlite')}x: 1\n`,
        ...empty('db/mysql', 'db/sqlite'),
      },
      'db/sqlite@db exp/e config',
    ],
    [
      'L12 of several the outermost counts',
      {
        'config.yaml': list('db: a', 'exp: e', 'override db: b'),
        'exp/e.yaml': `# @package _global_\n${list('override /db: c')}`,
        ...empty('db/a', 'db/b', 'db/c'),
      },
      'db/b@db exp/e config',
    ],
    [
      'L12 of two beside each other the later counts',
      {
        'config.yaml': list('db: a', 'x: e', 'y: f'),
        'x/e.yaml': `# @package _global_\n${list('override /db: b')}`,
        'y/f.yaml': `# @package _global_\n${list('override /db: c')}`,
        ...empty('db/a', 'db/b', 'db/c'),
      },
      'db/c@db x/e y/f config',
    ],
    [
      'L12 an override to several',
      { 'config.yaml': list('db: a', 'override db: [b, c]'), ...empty('db/a', 'db/b', 'db/c') },
      'db/b@db db/c@db config',
    ],
    [
      'L12 an override from several',
      { 'config.yaml': list('db: [a, b]', 'override db: c'), ...empty('db/a', 'db/b', 'db/c') },
      'db/c@db config',
    ],
    ['L12 an override to nothing', { 'config.yaml': list('db: a', 'override db: null'), ...empty('db/a') }, 'config'],
    ['L12 an override of nothing', { 'config.yaml': list('db: null', 'override db: a'), ...empty('db/a') }, 'db/a@db config'],
    [
      'L12 an override under a package',
      { 'config.yaml': list('db@src: a', 'db@dst: a', 'override db@dst: b'), ...empty('db/a', 'db/b') },
      'db/a@src db/b@dst config',
    ],
    [
      'L12 an override of a group below a package',
      { 'config.yaml': list('server@x: apache', 'override server/db@x.db: sqlite'), ...SERVER },
      'server/db/sqlite@x.db server/apache@x config',
    ],
    [
      'L12 an override in the middle of the tree',
      { 'config.yaml': list('a: b'), 'a/b.yaml': list('c: d', 'override c: e'), ...empty('a/c/d', 'a/c/e') },
      'a/c/e@a.c a/b@a config',
    ],
    [
      'L12 an override of an optional item',
      { 'config.yaml': list('optional db: a', 'override db: b'), ...empty('db/a') },
      'config',
    ],
    [
      'L12 a group named like a parameter of Hydra',
      { 'config.yaml': list('db: a', 'override hydra/launcher: joblib'), ...empty('db/a') },
      'db/a@db config',
    ],

    [
      'L12 an interpolation',
      { 'config.yaml': list('db: a', 'server: s', 'both: ${db}_${server}'), ...empty('db/a', 'server/s', 'both/a_s') },
      'db/a@db server/s@server both/a_s@both config',
    ],
    [
      'L12 before what it reads',
      { 'config.yaml': list('both: ${db}_s', 'db: a'), ...empty('db/a', 'both/a_s') },
      'both/a_s@both db/a@db config',
    ],
    [
      'L12 in the path of a config',
      { 'config.yaml': list('db: a', 'both/${ db }'), ...empty('db/a', 'both/a') },
      'db/a@db both/a@both config',
    ],
    [
      'L12 of what was overridden',
      { 'config.yaml': list('db: a', 'both: ${db}_s', 'override db: b'), ...empty('db/a', 'db/b', 'both/b_s') },
      'db/b@db both/b_s@both config',
    ],
    ['L12 optional', { 'config.yaml': list('db: a', 'optional both: ${db}_s'), ...empty('db/a') }, 'db/a@db config'],
    [
      'L12 of a group below',
      { 'config.yaml': list('server: apache', 'both: ${server/db}'), ...SERVER, ...empty('both/mysql') },
      'server/db/mysql@server.db server/apache@server both/mysql@both config',
    ],
    [
      'L12 of a group with a package',
      { 'config.yaml': list('db@src: a', 'both: ${db@src}'), ...empty('db/a', 'both/a') },
      'db/a@src both/a@both config',
    ],
    [
      'L12 an interpolation that is overridden',
      { 'config.yaml': list('db: a', 'both: ${db}_s', 'override both: x'), ...empty('db/a', 'both/x') },
      'db/a@db both/x@both config',
    ],

    [
      'L14 a line picks another option',
      { 'config.yaml': list('db: a'), ...empty('db/a', 'db/b') },
      'db/b@db config',
      { lines: 'db=b' },
    ],
    [
      'L14 over every override',
      { 'config.yaml': list('db: a', 'override db: b'), ...empty('db/a', 'db/b', 'db/c') },
      'db/c@db config',
      { lines: 'db=c' },
    ],
    [
      'L14 the last line counts',
      { 'config.yaml': list('db: a'), ...empty('db/a', 'db/b', 'db/c') },
      'db/c@db config',
      { lines: 'db=b\ndb=c' },
    ],
    [
      'L14 several options',
      { 'config.yaml': list('db: a'), ...empty('db/a', 'db/b', 'db/c') },
      'db/c@db db/b@db config',
      { lines: 'db=[c,b]' },
    ],
    [
      'L14 one below',
      { 'config.yaml': list('server: apache'), ...SERVER },
      'server/db/sqlite@server.db server/apache@server config',
      { lines: 'server/db=sqlite' },
    ],
    [
      'L14 one with a package',
      { 'config.yaml': list('db@a.b: x'), ...empty('db/x', 'db/y') },
      'db/y@a.b config',
      { lines: 'db@a.b=y' },
    ],
    [
      'L14 a line adds a group, last',
      { 'config.yaml': `${list('db: a')}x: 1\n`, ...empty('db/a', 'exp/e') },
      'db/a@db config exp/e@exp',
      { lines: '+exp=e' },
    ],
    ['L14 also without a list', { 'config.yaml': 'x: 1\n', ...empty('exp/e') }, 'config exp/e@exp', { lines: '+exp=e' }],
    [
      'L14 an added config overrides',
      {
        'config.yaml': list('db: a'),
        'exp/e.yaml': `# @package _global_\n${list('override /db: b', '_self_')}`,
        ...empty('db/a', 'db/b'),
      },
      'db/b@db config exp/e',
      { lines: '+exp=e' },
    ],
    ['L14 an added package', { 'config.yaml': 'x: 1\n', ...empty('db/a') }, 'config db/a@y', { lines: '+db@y=a' }],
    [
      'L14 a line deletes',
      { 'config.yaml': list('db: a', 'server: s'), ...empty('db/a', 'server/s') },
      'server/s@server config',
      { lines: '~db' },
    ],
    [
      'L14 a line with a map is a value',
      { 'config.yaml': list('db: a'), ...empty('db/a') },
      'db/a@db config',
      { lines: 'db={a: 1}' },
    ],
    [
      'L14 a line chooses where the list is open',
      { 'config.yaml': list('db: ???'), ...empty('db/a') },
      'db/a@db config',
      { lines: 'db=a' },
    ],

    [
      'L9 below a root',
      { 'conf/config.yaml': list('db: a', 'c'), 'conf/db/a.yaml': '', 'conf/c.yaml': '' },
      'db/a@db c config',
      { root: 'conf' },
    ],
    ['L9 another primary config', { 'train.yaml': list('config'), 'config.yaml': '' }, 'config train', { primary: 'train' }],
    [
      'L9 a config of a group as the primary one',
      SERVER,
      'server/db/mysql@server.db server/apache@server',
      { primary: 'server/apache' },
    ],
  ])('%s', (_rule, texts, order, ask) => {
    const answer = resolveTexts(texts, ask)
    expect([listOf(answer), issueLines(answer.issues.filter(({ severity }) => severity === 'error'))]).toEqual([order, []])
  })
})
