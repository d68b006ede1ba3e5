import { expect, test } from 'vitest'
import { noSystem } from '../../../systems/no-system.ts'
import { systemById } from '../../../systems/registry.ts'
import { causeItems } from '../causes/cause-rows.ts'
import { changeFacts } from './change-facts.ts'
import { groundOf } from './change-ground.ts'
import { changeLabel } from './change-label.ts'
import { listChanges } from './change-listing.ts'
import { compareTexts } from '../compare-files.testing.ts'

const SYSTEM = 'social-xlstm'

/** The rows of a comparison, each as its words with its two values and its end. */
async function rows(a: string, b: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const comparison = await compareTexts(a, b, { 'strata.yaml': `system: ${SYSTEM}\n`, ...more })
  const system = systemById(SYSTEM)
  if (!system) throw new Error('the system is not loaded')
  const ground = groundOf(comparison, system)
  const { sections } = listChanges(comparison, { filter: '', shows: 'changes', partOf: ground.partOf })
  return causeItems(sections, { folded: new Set(), opened: new Set() }).flatMap((item) => {
    if (item.kind === 'head') return []
    const facts = changeFacts(item.row, ground)
    const value = ({ text, isDefault }: typeof facts.a): string => (isDefault ? `(${text})` : text)
    const end = [facts.delta, ...facts.words, ...facts.notes].filter((text) => text !== '')
    return [`${item.row.kind} ${item.id.split(' ').at(-1)} ${value(facts.a)} | ${value(facts.b)} | ${end.join('; ')}`]
  })
}

test.each<[title: string, a: string, b: string, lines: readonly string[]]>([
  [
    'D3 numbers say by how much',
    'training: {epochs: 50}',
    'training: {epochs: 100}',
    ['changed ["training","epochs"] 50 | 100 | × 2'],
  ],
  [
    'D3 learning rates say it in decades',
    'training: {learning_rate: 1.0e-3}',
    'training: {learning_rate: 1.0e-4}',
    ['changed ["training","learning_rate"] 0.001 | 0.0001 | ÷ 10 (−1 decade)'],
  ],
  [
    'D3 another type is named as everywhere',
    'training: {epochs: 50}',
    'training: {epochs: "50"}',
    ['type-changed ["training","epochs"] 50 | "50" | other type: int → str'],
  ],
  [
    'X6 the default of the side that sets nothing stands in, pale, and takes part in the delta',
    'training: {epochs: 50, batch_size: 64}',
    'training: {epochs: 50}',
    ['removed ["training","batch_size"] 64 | (32) | ÷ 2'],
  ],
  [
    'X6 what only repeats the default says so',
    'training: {epochs: 50}',
    'training: {epochs: 50, batch_size: 32}',
    ['added ["training","batch_size"] (32) | 32 | same as the default'],
  ],
  [
    'V7 a block that the other model does not use is one row, and inactive there',
    'model: {name: TrafficLSTM, lstm: {input_size: 3, hidden_size: 8, num_layers: 2}}',
    'model: {name: TrafficXLSTM, lstm: {input_size: 3}}',
    ['changed ["model","name"] TrafficLSTM | TrafficXLSTM | ', 'removed ["model","lstm"] {2 of 3 keys} |  | inactive in B'],
  ],
])('%s', async (_title, a, b, lines) => {
  expect(await rows(a, b)).toEqual(lines)
})

test('D2 rows in a list say how its items were matched, and what moved where', async () => {
  const list = (names: string): string => `x: [${[...names].map((name) => `{name: ${name}, v: 1}`).join(', ')}]\n`
  expect(await rows(list('abcd'), list('bcda'))).toEqual(['moved ["x",3] at [0] | at [3] | moved; items matched by name'])
  const chosen = { 'strata.yaml': 'system: none\ncompare:\n  match: {x: position}\n' }
  expect(await rows('x: [{v: 1, w: 1}]\n', 'x: [{v: 2, w: 1}]\n', chosen)).toEqual([
    'changed ["x",0,"v"] 1 | 2 | × 2; items matched by position',
  ])
})

test('D3 a row is told in words, with the line of each value', async () => {
  const comparison = await compareTexts('width: 1\nx: 1\n', 'width: 2\n')
  const ground = groundOf(comparison, noSystem)
  const { rows } = listChanges(comparison, { filter: '', shows: 'changes' })
  expect(rows.map((row) => changeLabel(row, ground))).toEqual([
    'width, changed, A: 1 from a.yaml line 1, B: 2 from b.yaml line 1, × 2',
    'x, only in A, A: 1 from a.yaml line 2',
  ])
})

test('D3 a part is told with the line of the first of its keys that are listed', async () => {
  const comparison = await compareTexts('x: 1\n', 'x: 1\nm:\n  n: {p: 1}\n  o: 2\n')
  const ground = groundOf(comparison, noSystem)
  const [section] = listChanges(comparison, { filter: '', shows: 'changes' }).sections
  expect(section?.rows.map((row) => changeLabel(row, ground))).toEqual(['m, only in B, B: {2 keys} from b.yaml line 3'])
})
