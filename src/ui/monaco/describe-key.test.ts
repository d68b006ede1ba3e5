import { expect, test } from 'vitest'
import { describeKey, describeLink } from './describe-key.ts'
import { keyAt } from './key-at.ts'
import { markedFile } from './look.testing.ts'

const BASE = 'includes: [../models/xlstm_base.yaml]\n'

test('P1 a key is told with its field, its Python type and its whole history', () => {
  expect(told(`${BASE}model: {xlstm: {num_b‸locks: 8}}\n`, 'model.xlstm.num_blocks=9')).toEqual([
    '**Blocks**  `model.xlstm.num_blocks`',
    'Residual blocks on one another, each an mLSTM or, where listed below, an sLSTM.',
    'whole number · > 0 · blocks · required · `int` in Python',
    '**`9`** overrides:1:24 overrides',
    '~~`8`~~ experiments/xlstm_multi_vd_experiment.yaml:2:29 experiment _here_',
    '~~`6`~~ models/xlstm_base.yaml:11:17 model',
  ])
})

test('P3 a schema default is the last of a history', () => {
  expect(told('training: {epo‸chs: 8}\n').slice(-2)).toEqual([
    '**`8`** experiments/xlstm_multi_vd_experiment.yaml:1:20 experiment _here_',
    '~~`100`~~ schema default',
  ])
})

test('P5 a redundant value says so, and the real class has its word', () => {
  const lines = told(`${BASE}model: {xlstm: {hidden_size: ‸128}}\n`)
  expect(lines).toContain('_TrafficXLSTMConfig has no parameter hidden_size: building it stops with a TypeError_')
  expect(lines).toContain('**`128`** experiments/xlstm_multi_vd_experiment.yaml:2:30 experiment _here, same as beneath_')
})

test('P3 a name is told with what it stands for in the real code', () => {
  const texts = { 'strata.yaml': 'system: gmm\n' }
  expect(told('data: {cluster_pa‸rams: few}\n', '', { path: 'a.yaml', texts })).toContain(
    '`few` stands for truncated_poisson, lam 2.5, min 2, max 4',
  )
})

test('P2 a removal is an event of its own', () => {
  expect(told(`${BASE}model: {xlstm: {num_b‸locks: 8}}\n`, '~model.xlstm')).toContain('removed by overrides:1:1 overrides')
})

test('Y the type is the one that the dialect reads', () => {
  expect(told('training: {learning_rate: ‸1e-4}\n').join(' ')).toContain('`str` in Python')
})

test.each([
  ['../data/single_vd.yaml', 'data/single_vd.yaml data'],
  ['../data/none.yaml', 'there is no file `data/none.yaml`'],
  ['../../elsewhere.yaml', '`../../elsewhere.yaml` leads out of the workspace'],
])('I1 the link %s is told as the file it names', (raw, expected) => {
  expect(readable(describeLink(markedFile('‸').look, { raw, base: 'file' }))).toBe(expected)
})

/** The paragraphs of a hover as a person reads them, each line of the history by itself. */
function told(marked: string, overrides = '', more: Parameters<typeof markedFile>[1] = {}): readonly string[] {
  const { look, offset } = markedFile(marked, { overrides, ...more })
  const source = look.session.files.get(look.path)
  const key = source && keyAt(look, source, offset)
  if (!key) throw new Error('no key at the cursor')
  return describeKey(look, key.path, key.node).flatMap((paragraph) => paragraph.split('  \n').map(readable))
}

/** Links by their text, escapes taken away. */
function readable(markdown: string): string {
  return markdown.replace(/\[((?:[^\]\\]|\\.)*)\]\(command:[^)]*\)/g, '$1').replace(/\\([^a-z])/g, '$1')
}
