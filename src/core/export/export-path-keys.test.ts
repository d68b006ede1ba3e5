import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { composeTexts } from '../compose/composition.testing.ts'
import type { Composition } from '../compose/compose.ts'
import { typedOf } from '../config-node.testing.ts'
import type { Exported } from './export-check.ts'
import { exportHydra } from './export-hydra.ts'
import { exportJson } from './export-json.ts'
import { exportOverrideLines } from './export-overrides.ts'
import { namingNoFile } from './export-path-keys.ts'
import { exportYaml } from './export-yaml.ts'
import { composeMounting, MOUNTING, mountingLine, mountingWorkspace } from '../links/mounts.testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const FILES = {
  'models/a.yaml': 'width: 8\ndepth: 2\n',
  'x.yaml': 'seed: 1\nmodel_config: models/a.yaml\ndata_config: ""\nmodel: {width: 16}\n',
}

const textOf = (exported: Exported): string => (exported.ok ? exported.text : `refused: ${exported.reason}`)
const said = (exported: Exported): readonly string[] => (exported.ok ? exported.issues.map(({ message }) => message) : [])

test('X3 a path key leaves empty, since what it names stands in the export; one that names none stays; it is said', () => {
  const composition = composeTexts({ files: FILES, overrides: '~model.depth', options: MOUNTING })
  const message = 'model_config leaves empty, for what models/a.yaml comes to is written under model'
  const yaml = exportYaml(composition)
  expect([textOf(yaml), said(yaml)]).toEqual(['model:\n  width: 16\nseed: 1\nmodel_config: ""\ndata_config: ""\n', [message]])
  const lines = exportOverrideLines(composition)
  expect([textOf(lines), said(lines)]).toEqual(['model.width=16\nseed=1\nmodel_config=""\ndata_config=""\n', [message]])
  expect(said(exportJson(composition))).toEqual([message])
  const tree = exportHydra(composition, { shape: { groups: [{ key: 'model', group: 'model' }], rest: 'run' } })
  expect(tree.ok && [tree.files.at(-1)?.text, tree.issues.map((issue) => issue.message)]).toEqual([
    '# @package _global_\nseed: 1\nmodel_config: ""\ndata_config: ""\n',
    [message],
  ])
})

test('X3 with the origin of each line the key keeps its own, and schema defaults do not fill it', () => {
  const composition = composeTexts({ files: FILES, options: MOUNTING })
  const { config: defaults } = composeTexts({ files: { 'd.yaml': 'model_config: models/b.yaml\n' } })
  expect(textOf(exportYaml(composition, { origins: true, defaults }))).toContain('model_config: "" # x.yaml:2\n')
})

const readers: readonly [name: string, of: (composition: Composition) => Exported, path: string][] = [
  ['YAML', exportYaml, 'resolved_config.yaml'],
  ['JSON', exportJson, 'resolved_config.json'],
]

test.each(readers)(
  'X3 law: %s exported from files that are mounted resolves to itself, in their workspace and elsewhere',
  (_name, exportAs, path) => {
    fc.assert(
      fc.property(mountingWorkspace, mountingLine, (workspace, overrides) => {
        const composition = composeMounting(workspace, { overrides })
        const text = textOf(exportAs(composition))
        const [within, elsewhere] = [workspace.texts, {}].map((texts) =>
          composeMounting({ texts: { ...texts, [path]: text }, stack: [path] }),
        )
        for (const again of [within, elsewhere]) {
          expect(again && textOf(exportAs(again))).toBe(text)
          expect(again && typedOf(again.config)).toEqual(typedOf(namingNoFile(composition)))
        }
      }),
      { numRuns: 1000 },
    )
  },
)

test('X3 law: override lines exported from files that are mounted give the config back', () => {
  fc.assert(
    fc.property(mountingWorkspace, (workspace) => {
      const composition = composeMounting(workspace)
      const overrides = textOf(exportOverrideLines(composition))
      const again = composeMounting({ texts: workspace.texts, stack: [] }, { overrides })
      expect(typedOf(again.config)).toEqual(typedOf(namingNoFile(composition)))
    }),
    { numRuns: 1000 },
  )
})
