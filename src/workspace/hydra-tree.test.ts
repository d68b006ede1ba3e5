import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { typedOf } from '../core/config-node.testing.ts'
import { namingNoFile } from '../core/export/export-path-keys.ts'
import { readFolder } from '../systems/compose.testing.ts'
import { loadSystems } from '../systems/registry.ts'
import { derive } from './derive.ts'
import type { Derived } from './derive.ts'
import { experimentsOf } from './experiments.ts'
import { hydraTreeOf } from './hydra-tree.ts'
import type { TreeRequest } from './hydra-tree.ts'
import { rulesOf } from './rules.ts'
import { sessionOf } from './session.testing.ts'

await loadSystems()
const workspaces = readdirSync(fileURLToPath(new URL('../../cfgs/', import.meta.url)))

type Texts = Readonly<Record<string, string>>

function treeOf(derived: Derived, request: TreeRequest = {}): Texts {
  const tree = hydraTreeOf(derived, request)
  if (!tree.ok) throw new Error(tree.reason)
  return Object.fromEntries(tree.files.map(({ path, text }) => [path, text]))
}

describe.each(workspaces)('cfgs/%s', (id) => {
  const texts = readFolder(`cfgs/${id}`)
  const workspace = sessionOf(texts)

  test('X7 every experiment leaves as a Hydra tree that opens by itself and resolves to the same', () => {
    const experiments = experimentsOf(workspace.files, rulesOf(workspace).options)
    expect(experiments.length).toBeGreaterThan(0)
    for (const experiment of experiments) {
      const before = derive(sessionOf(texts, { stack: [experiment] }))
      const opened = sessionOf(treeOf(before), { stack: ['config.yaml'] })
      const after = derive(opened)
      expect([experiment, typedOf(after.composition.config)]).toEqual([experiment, typedOf(namingNoFile(before.composition))])
      expect(after.system.id).toBe(id)
      expect(experimentsOf(opened.files, rulesOf(opened).options)).toEqual(['config.yaml'])
    }
  })
})

test('X7 several experiments share a tree, each with its own primary config', () => {
  const texts = {
    'models/m.yaml': 'model: {a: 1}\n',
    'x.yaml': 'includes: [models/m.yaml]\nlr: 1\n',
    'y.yaml': 'includes: [models/m.yaml]\nlr: 2\n',
  }
  const [x, y] = ['x', 'y'].map((name) => treeOf(derive(sessionOf(texts, { stack: [`${name}.yaml`] })), { name }))
  expect(Object.keys({ ...x, ...y }).toSorted()).toEqual(['model/m.yaml', 'strata.yaml', 'x.yaml', 'y.yaml'])
  expect(x?.['model/m.yaml']).toBe(y?.['model/m.yaml'])
  const both = sessionOf({ ...x, ...y })
  expect(experimentsOf(both.files, rulesOf(both).options)).toEqual(['x.yaml', 'y.yaml'])
})
