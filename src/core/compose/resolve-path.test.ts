import { expect, test } from 'vitest'
import { formatPath, parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { readYaml } from '../read/read-yaml.ts'
import { resolvePath } from './resolve-path.ts'

test.each<[what: string, config: string, path: string, resolved: string]>([
  ['a number on a list is an index', 'a: [x, y]', 'a.1', 'a[1]'],
  ['a number on a map is its text key', 'a: {"1": x}', 'a.1', 'a["1"]'],
  ['or its int key where it has no text key', 'a: {1: x}', 'a.1', 'a[!1]'],
  ['the text key first', 'a: {1: x, "1": y}', 'a.1', 'a["1"]'],
  ['an index on a map is a key', 'a: {1: x}', 'a[1]', 'a[!1]'],
  ['deeper steps too', 'a: [{2: [p, q]}]', 'a.0.2.1', 'a[0][!2][1]'],
  ['what leads nowhere stays', 'a: {b: 1}', 'x.1.y', 'x["1"].y'],
  ['what is past the end stays', 'a: [x]', 'a.5.b', 'a[5].b'],
])('O2 %s', (_what, text, path, resolved) => {
  const { root } = readYaml({ kind: 'file', path: 'a.yaml', text }, 'pyyaml')
  if (!root) throw new Error('no config')
  expect(formatPath(resolvePath(root, parsePath(path) as Path))).toBe(resolved)
})
