import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedOf } from '../../core/config-node.testing.ts'
import { convertText } from '../../core/export/convert-text.ts'
import { namingNoFile } from '../../core/export/export-path-keys.ts'
import { composeWithOmegaConf } from '../../core/export/omegaconf-oracle.testing.ts'
import { findPython } from '../../core/read/python-oracle.testing.ts'
import { anyModel } from '../../systems/stable-audio/arbitrary-model.testing.ts'
import { MODEL_TYPES } from '../../systems/stable-audio/stable-audio.testing.ts'
import { derive } from '../derive.ts'
import { hydraTreeOf } from '../hydra-tree.ts'
import { migrateFiles } from './migrate-files.ts'
import { composeAlone } from './migration-proof.ts'
import type { Migration } from './migration.ts'
import { rulesOf } from '../rules.ts'
import { sessionOf } from '../session.testing.ts'
import type { Session } from '../session.ts'

const STRATA = `system: stable-audio
links:
  - includes
  - mounts: {model_config: model, dataset_config: dataset, val_dataset_config: val_dataset}
`

const jsonOf = (model: unknown): string => `${JSON.stringify(model, undefined, 2)}\n`

function workspaceOf(model: unknown): Session {
  const texts = {
    'strata.yaml': STRATA,
    'defaults/d.ini': '[DEFAULTS]\nname = run\nseed = 42\nmodel_config = models/m.json\n',
    'models/m.json': jsonOf(model),
    'experiments/e.yaml': 'includes: [../defaults/d.ini]\nseed: 7\n',
  }
  return sessionOf(texts, { stack: ['experiments/e.yaml'] })
}

function migrate(session: Session, to: 'yaml' | 'json'): Migration {
  const steps = migrateFiles({ files: session.files, rules: rulesOf(session), request: { to, within: '' } })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function sessionAfter({ files }: Migration): Session {
  return sessionOf(Object.fromEntries([...files].map(([path, { text }]) => [path, text])))
}

/** What an experiment resolves to, but for the names of files. */
function resolved(session: Session, path: string): unknown {
  const { config } = composeAlone(path, { files: session.files, options: rulesOf(session).options })
  const pairs = [...config.entries].map(([key, { node }]) => [key, key === 'model_config' ? '' : JSON.stringify(typedOf(node))])
  return Object.fromEntries(pairs)
}

const found = findPython()
const oracle = found?.omegaconf ? found : undefined

describe.each(MODEL_TYPES)('%s', (type) => {
  test('X8 law: a model goes to YAML and back as JSON, byte for byte', () => {
    fc.assert(
      fc.property(anyModel(type), (model) => {
        const json = convertText({ kind: 'file', path: 'n.json', text: jsonOf(model) }, 'm.json', 'pyyaml')
        if (!json.ok) throw new Error(json.reason)
        const yaml = convertText(json.source, 'm.yaml', 'pyyaml')
        const back = yaml.ok ? convertText(yaml.source, 'm.json', 'pyyaml') : yaml
        expect(back.ok && back.source.text).toBe(json.source.text)
      }),
      { numRuns: 200 },
    )
  })

  test('X8 law: an experiment on it resolves to the same in layers, and back in JSON and INI', () => {
    fc.assert(
      fc.property(anyModel(type), (model) => {
        const before = workspaceOf(model)
        const there = migrate(before, 'yaml')
        expect([there.refusal, there.kept, there.moves.length]).toEqual([undefined, [], 2])
        const back = migrate(sessionAfter(there), 'json')
        expect([back.refusal, back.kept]).toEqual([undefined, []])
        const first = resolved(before, 'experiments/e.yaml')
        expect(resolved(sessionAfter(there), 'experiments/e.yaml')).toEqual(first)
        expect(resolved(sessionAfter(back), 'experiments/e.ini')).toEqual(first)
      }),
      { numRuns: 30 },
    )
  })

  test.skipIf(!oracle)('X7 law: it leaves as a Hydra tree that OmegaConf merges into the same', () => {
    const configs = fc.sample(anyModel(type), { numRuns: 60, seed: 3 }).map((model) => derive(workspaceOf(model)))
    const trees = configs.map((derived) => {
      const tree = hydraTreeOf(derived, {})
      if (!tree.ok) throw new Error(tree.reason)
      return Object.fromEntries(tree.files.map(({ path, text }) => [path, text]))
    })
    const theirs = oracle ? composeWithOmegaConf(oracle, trees) : []
    expect(theirs.map((merged) => merged.resolved)).toEqual(configs.map(({ composition }) => typedOf(namingNoFile(composition))))
  })
})
