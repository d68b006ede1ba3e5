import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './cli/folder.testing.ts'
import { nodeOf } from './core/config-node.ts'
import { examplesUnder, runExample } from './systems/contributing.testing.ts'
import { guessManifest } from './systems/manifest/guess.ts'
import { readManifest } from './systems/manifest/manifest.ts'
import { makeKnown } from './systems/registry.testing.ts'
import { loadSystems } from './systems/registry.ts'
import type { SystemDefinition } from './systems/system.ts'
import { derive } from './workspace/derive.ts'
import { editTarget } from './ui/form/form-edit.ts'
import { formOf, sessionOf } from './ui/form/form-session.testing.ts'
import { rowsOf } from './ui/form/form-rows.ts'

/** The system that CONTRIBUTING.md adds: nothing but its folder's one file and its line in the registry. */
const [code = '', line = ''] = examplesUnder('## Add a system', 'ts')

const FILES = {
  'strata.yaml': 'system: my-lab\n',
  'shared/base.yaml': 'training:\n  lr: 0.01\n  epochs: 10\n',
  'studies/first.yaml': 'includes: [../shared/base.yaml]\ntraining:\n  epochs: 20\n',
  'studies/wrong.yaml': 'includes: [../shared/base.yaml]\ntraining:\n  epoch: 20\n  lr: 0\nplan: {}\n',
}

beforeAll(async () => {
  const { myLab } = (await runExample(code)) as { readonly myLab: SystemDefinition }
  return makeKnown(myLab)
})
afterAll(removeFolders)

describe('a system more is a folder, a line and a workspace', () => {
  test('the line is that of the guide', () => {
    expect(line.trim()).toBe("{ id: 'my-lab', title: 'My lab', load: async () => (await import('./my-lab/my-lab.ts')).myLab },")
  })

  test('strata.yaml knows its id, and so does who writes another', () => {
    const read = (text: string) => readManifest({ kind: 'file', path: 'strata.yaml', text })
    expect(read('system: my-lab\n').issues).toEqual([])
    expect(read('system: my-lap\n').issues.map(({ hint }) => hint)).toEqual(['did you mean my-lab?'])
  })

  test('a folder without strata.yaml is recognised', async () => {
    const files = Object.entries(FILES).map(([path, text]) => ({ kind: 'file' as const, path, text }))
    expect(guessManifest(files.slice(1), await loadSystems()).system).toBe('my-lab')
  })

  test('strata check, resolve and explain', async () => {
    const folder = makeFolder(FILES)
    const checked = await strata(folder, 'check', '.')
    expect([checked.code, checked.out]).toEqual([
      1,
      'ok     studies/first.yaml  no problems\nwrong  studies/wrong.yaml  2 errors, 1 warning\n',
    ])
    expect(checked.err.split('\n').slice(0, 3)).toEqual([
      'error unknown-key studies/wrong.yaml:3:3 training.epoch TrainConfig has no key epoch: the real code stops on it (did you mean epochs?)',
      'error out-of-range studies/wrong.yaml:4:7 training.lr the int 0 is out of range: expected above 0',
      'warning unknown-section studies/wrong.yaml:5:1 plan My lab has no section plan: nothing reads it',
    ])
    const resolved = await strata(folder, 'resolve', 'studies/first.yaml', '--set', 'training.lr=0.5')
    expect([resolved.code, resolved.out]).toEqual([0, 'training:\n  lr: 0.5\n  epochs: 20\n'])
    const explained = await strata(folder, 'explain', 'studies/first.yaml', 'training.epochs')
    expect(explained.out).toContain('shadowed  10  shared/base.yaml:3:11')
    expect((await strata(folder, 'check', 'shared/base.yaml', '--system', 'my-lab')).code).toBe(0)
  })

  test('the form shows its sections and fields, and writes them', async () => {
    const session = await sessionOf({ files: FILES, stack: ['studies/first.yaml'] })
    const form = formOf(session)
    expect(form.sections.map((section) => [section.title, rowsOf(section, form).map(({ path }) => path.join('.'))])).toEqual([
      ['Training', ['training.lr', 'training.epochs']],
    ])
    const edited = editTarget(session, [{ kind: 'set', path: ['training', 'lr'], value: nodeOf(0.5, FILE) }])
    if (!edited.ok) throw new Error(edited.reason)
    expect(edited.session.files.get('studies/first.yaml')?.text).toBe(
      'includes: [../shared/base.yaml]\ntraining:\n  epochs: 20\n  lr: 0.5\n',
    )
    expect(derive(edited.session).issues).toEqual([])
  })
})

const FILE = { kind: 'file', path: 'made-up.yaml', text: '' } as const
