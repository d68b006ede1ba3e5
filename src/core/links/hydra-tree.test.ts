import { describe, expect, test } from 'vitest'
import { formatOrigin } from '../source.ts'
import { empty, list, listOf, resolveTexts, SERVER } from './hydra-tree.testing.ts'
import type { Texts } from './hydra-tree.testing.ts'

describe('the final defaults list', () => {
  test.each<[rule: string, texts: Texts, order: string]>([
    ['L9 a config without a list', { 'config.yaml': 'a: 1\n' }, 'config'],
    ['L9 a group', { 'config.yaml': list('db: mysql'), ...empty('db/mysql') }, 'db/mysql@db config'],
    ['L9 a config named itself', { 'config.yaml': list('db/mysql'), ...empty('db/mysql') }, 'db/mysql@db config'],
    ['L9 a config beside', { 'config.yaml': list('other'), ...empty('other') }, 'other config'],
    ['L9 the ending is optional', { 'config.yaml': list('db: mysql.yaml'), ...empty('db/mysql') }, 'db/mysql@db config'],
    ['L9 an empty list', { 'config.yaml': 'defaults: []\na: 1\n' }, 'config'],
    ['L9 null chooses nothing', { 'config.yaml': list('db: null', 'a: b'), ...empty('a/b') }, 'a/b@a config'],
    [
      'L9 several options',
      { 'config.yaml': list('db: [mysql, sqlite]'), ...empty('db/mysql', 'db/sqlite') },
      'db/mysql@db db/sqlite@db config',
    ],
    ['L9 no options', { 'config.yaml': list('db: []'), ...empty('db/mysql') }, 'config'],
    [
      'L9 an option in a folder below',
      { 'config.yaml': list('db: big/mysql'), ...empty('db/big/mysql') },
      'db/big/mysql@db config',
    ],
    [
      'L9 an optional option that is not there',
      { 'config.yaml': list('optional db: x', 'a: b'), ...empty('a/b') },
      'a/b@a config',
    ],
    ['L9 one that is', { 'config.yaml': list('optional db: x'), ...empty('db/x') }, 'db/x@db config'],
    ['L9 optional ones of several', { 'config.yaml': list('optional db: [x, y]'), ...empty('db/y') }, 'db/y@db config'],

    ['L10 _self_ first', { 'config.yaml': list('_self_', 'a: b', 'c: d'), ...empty('a/b', 'c/d') }, 'config a/b@a c/d@c'],
    ['L10 _self_ in between', { 'config.yaml': list('a: b', '_self_', 'c: d'), ...empty('a/b', 'c/d') }, 'a/b@a config c/d@c'],
    ['L10 _self_ last', { 'config.yaml': list('a: b', '_self_'), ...empty('a/b') }, 'a/b@a config'],
    [
      'L10 no _self_ is last, in each list',
      { 'config.yaml': list('a: b', 'e'), 'a/b.yaml': list('c: d'), ...empty('a/c/d', 'e') },
      'a/c/d@a.c a/b@a e config',
    ],

    [
      'L11 a group counts from the config that names it',
      { 'config.yaml': list('server: apache'), ...SERVER },
      'server/db/mysql@server.db server/apache@server config',
    ],
    [
      'L11 a slash counts from the root, its package from the config that names it',
      { 'config.yaml': list('server: apache'), 'server/apache.yaml': list('/db: mysql'), ...empty('db/mysql') },
      'db/mysql@server.db server/apache@server config',
    ],
    [
      'L11 a config named itself counts from the folder too',
      {
        'config.yaml': list('server/apache'),
        'server/apache.yaml': list('base', 'db/mysql', '/top'),
        ...empty('server/base', 'server/db/mysql', 'top'),
      },
      'server/base@server server/db/mysql@server.db top@server server/apache@server config',
    ],
    ['L11 a package', { 'config.yaml': list('db@backup: mysql'), ...empty('db/mysql') }, 'db/mysql@backup config'],
    ['L11 a deeper package', { 'config.yaml': list('db@a.b: mysql'), ...empty('db/mysql') }, 'db/mysql@a.b config'],
    [
      'L11 a package counts from the config that names it',
      { 'config.yaml': list('server: apache'), 'server/apache.yaml': list('db@backup: mysql'), ...empty('server/db/mysql') },
      'server/db/mysql@server.backup server/apache@server config',
    ],
    [
      'L11 two packages for one group',
      { 'config.yaml': list('db@src: mysql', 'db@dst: mysql'), ...empty('db/mysql') },
      'db/mysql@src db/mysql@dst config',
    ],
    [
      'L11 _global_',
      { 'config.yaml': list('server: apache'), 'server/apache.yaml': list('db@_global_: mysql'), ...empty('server/db/mysql') },
      'server/db/mysql server/apache@server config',
    ],
    [
      'L11 _global_ and more',
      { 'config.yaml': list('server: apache'), 'server/apache.yaml': list('db@_global_.x: mysql'), ...empty('server/db/mysql') },
      'server/db/mysql@x server/apache@server config',
    ],
    [
      'L11 _here_',
      { 'config.yaml': list('server: apache'), 'server/apache.yaml': list('db@_here_: mysql'), ...empty('server/db/mysql') },
      'server/db/mysql@server server/apache@server config',
    ],
    ['L11 _here_ at the top', { 'config.yaml': list('db/mysql@_here_'), ...empty('db/mysql') }, 'db/mysql config'],
    [
      'L11 _group_',
      { 'config.yaml': list('server: apache'), 'server/apache.yaml': list('db@_group_.x: mysql'), ...empty('server/db/mysql') },
      'server/db/mysql@server.db.x server/apache@server config',
    ],
    [
      'L11 the line of the file',
      { 'config.yaml': list('db: mysql'), 'db/mysql.yaml': '# @package a.b\nx: 1\n' },
      'db/mysql@a.b config',
    ],
    [
      'L11 the line counts from the top',
      {
        'config.yaml': list('server: apache'),
        'server/apache.yaml': list('db: mysql'),
        'server/db/mysql.yaml': '# @package x\n',
      },
      'server/db/mysql@x server/apache@server config',
    ],
    [
      'L11 _global_ in the line of the file',
      { 'config.yaml': list('db: mysql'), 'db/mysql.yaml': '# @package _global_\nx: 1\n' },
      'db/mysql config',
    ],
    [
      'L11 the list counts before the line',
      { 'config.yaml': list('db@c: mysql'), 'db/mysql.yaml': '# @package a.b\nx: 1\n' },
      'db/mysql@c config',
    ],
    [
      'L11 what stands in a global config counts from the top',
      { 'config.yaml': list('exp: e'), 'exp/e.yaml': `# @package _global_\n${list('/db: mysql')}`, ...empty('db/mysql') },
      'db/mysql@db exp/e config',
    ],
    [
      'L11 but its groups from its folder',
      { 'config.yaml': list('exp: e'), 'exp/e.yaml': `# @package _global_\n${list('db: mysql')}`, ...empty('exp/db/mysql') },
      'exp/db/mysql@db exp/e config',
    ],
    [
      'L11 each of several options has its line',
      { 'config.yaml': list('db: [a, b]'), 'db/a.yaml': '# @package x\n', ...empty('db/b') },
      'db/a@x db/b@db config',
    ],
    [
      'L11 the package of a primary config in a group',
      { 'config.yaml': list('a/b'), 'a/b.yaml': list('c: d'), ...empty('a/c/d') },
      'a/c/d@a.c a/b@a config',
    ],
    [
      'L11 an old package name',
      { 'config.yaml': list('db: mysql'), 'db/mysql.yaml': '# @package x._group_._name_\n' },
      'db/mysql@x.db.mysql config',
    ],
  ])('%s', (_rule, texts, order) => {
    expect(listOf(resolveTexts(texts))).toBe(order)
  })
})

test('P1 each config knows the lines that brought it in', () => {
  const { parts } = resolveTexts({
    'config.yaml': list('db: a', 'exp: e'),
    'exp/e.yaml': `# @package _global_\n${list('override /db: b')}`,
    ...empty('db/b'),
  })
  expect(parts.map(({ path, chain }) => [path, chain.map((origin) => formatOrigin(origin))])).toEqual([
    ['db/b', ['config.yaml:3:10', 'exp/e.yaml:3:19']],
    ['exp/e', ['config.yaml:3:10']],
    ['config', []],
  ])
})
