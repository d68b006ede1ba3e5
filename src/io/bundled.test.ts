import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadBundled, workspacesOf } from './bundled.ts'

test('a workspace is a folder with a strata.yaml; its files are those that no deeper workspace holds', () => {
  const texts = {
    '../../cfgs/b/strata.yaml': 'system: none\n',
    '../../cfgs/b/models/m.yaml': 'a: 1\n',
    '../../cfgs/b/README.md': '# b',
    '../../cfgs/a/deep/strata.yaml': '',
    '../../cfgs/a/deep/x.json': '{}',
    '../../cfgs/b/inner/strata.yaml': '',
    '../../cfgs/b/inner/y.yaml': 'y: 1\n',
    '../../cfgs/loose.yaml': '',
  }
  const shown = workspacesOf(texts).map(({ id, name, files }) => [id, name, [...files].map(([path, { text }]) => [path, text])])
  expect(shown).toEqual([
    [
      'a/deep',
      'deep',
      [
        ['strata.yaml', ''],
        ['x.json', '{}'],
      ],
    ],
    [
      'b',
      'b',
      [
        ['models/m.yaml', 'a: 1\n'],
        ['strata.yaml', 'system: none\n'],
      ],
    ],
    [
      'b/inner',
      'inner',
      [
        ['strata.yaml', ''],
        ['y.yaml', 'y: 1\n'],
      ],
    ],
  ])
})

test('the workspaces in cfgs/ are bundled as they stand on disk', async () => {
  const workspaces = await loadBundled()
  expect(workspaces.length).toBeGreaterThan(0)
  for (const { id, files } of workspaces) {
    expect(files.has('strata.yaml')).toBe(true)
    for (const [path, { text }] of files) expect(text).toBe(readFileSync(`cfgs/${id}/${path}`, 'utf8'))
  }
})
