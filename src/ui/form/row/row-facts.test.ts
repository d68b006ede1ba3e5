import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OVERRIDES } from '../../../core/compose/compose.ts'
import { isEqualNode, leavesOf, nodeAt } from '../../../core/config-node.ts'
import { printValue } from '../../../core/print/print.ts'
import { formatOrigin } from '../../../core/source.ts'
import { toggleLayer } from '../../../workspace/commands.ts'
import { editTarget } from '../form-edit.ts'
import { EXPERIMENT, formOf, pathOf, sessionOf, traffic } from '../form-session.testing.ts'
import type { Opened } from '../form-session.testing.ts'
import { rowFacts } from './row-facts.ts'
import type { RowFacts } from './row-facts.ts'

const base = { files: traffic, stack: [EXPERIMENT] }

function summary({ state, own, beneath, origin, kind, isAbove }: RowFacts) {
  const text = (node: RowFacts['own']) => node && printValue(node)
  return [state, text(own), text(beneath), origin && formatOrigin(origin), kind, isAbove]
}

test.each<[title: string, opened: Partial<Opened>, path: string, facts: readonly unknown[]]>([
  ['inherited', {}, 'model.xlstm.input_size', ['inherited', undefined, '15', 'data/five.yaml:6:17', 'data', false]],
  ['set and different', {}, 'model.xlstm.num_blocks', ['set', '8', '6', 'experiments/one.yaml:4:17', 'experiment', false]],
  ['set and the same', {}, 'model.xlstm.dropout', ['redundant', '0.1', '0.1', 'experiments/one.yaml:5:14', 'experiment', false]],
  ['set over a default', {}, 'training.epochs', ['set', '100', '50', 'experiments/one.yaml:7:11', 'experiment', false]],
  ['a default', {}, 'training.batch_size', ['default', undefined, '32', 'schema Training', 'defaults', false]],
  ['nowhere', {}, 'model.xlstm.output_size', ['unset', undefined, undefined, undefined, '', false]],
  [
    'overridden',
    { overrides: 'training.epochs=9' },
    'training.epochs',
    ['overridden', '100', '50', 'overrides:1:17', 'overrides', true],
  ],
  [
    'overridden from below',
    { target: 'models/base.yaml' },
    'model.xlstm.num_blocks',
    ['overridden', '6', undefined, 'experiments/one.yaml:4:17', 'experiment', true],
  ],
  [
    'set above only',
    { target: 'models/base.yaml' },
    'training.epochs',
    ['inherited', undefined, '100', 'experiments/one.yaml:7:11', 'experiment', true],
  ],
  [
    'removed above',
    { overrides: '~training.epochs' },
    'training.epochs',
    ['overridden', '100', '100', 'overrides:1:1', 'overrides', true],
  ],
  [
    'in the overrides',
    { overrides: 'training.epochs=9', target: OVERRIDES },
    'training.epochs',
    ['set', '9', '100', 'overrides:1:17', 'overrides', false],
  ],
])('E6 %s', async (_title, opened, path, expected) => {
  expect(summary(rowFacts(formOf(await sessionOf({ ...base, ...opened })), pathOf(path)))).toEqual(expected)
})

test('E6 in a layer that is switched off a value is set here, and what holds without it is known', async () => {
  const facts = rowFacts(formOf(toggleLayer(await sessionOf(base), EXPERIMENT)), pathOf('model.xlstm.num_blocks'))
  expect(summary(facts)).toEqual(['set', '8', '6', 'models/base.yaml:6:17', 'model', false])
})

test('E4 E6 resetting a value gives exactly what the row said lies beneath', async () => {
  const session = await sessionOf(base)
  const targets = ['models/base.yaml', 'data/five.yaml', 'training/default.yaml', EXPERIMENT]
  fc.assert(
    fc.property(fc.constantFrom(...targets), fc.nat(20), (target, index) => {
      const opened = { ...session, target }
      const form = formOf(opened)
      const leaves = leavesOf(form.own)
      const leaf = leaves[index % leaves.length]
      if (!leaf) return
      const { beneath, state } = rowFacts(form, leaf.path)
      const edited = editTarget(opened, [{ kind: 'unset', path: leaf.path }])
      if (!edited.ok) throw new Error(edited.reason)
      const after = formOf(edited.session)
      const now = nodeAt(after.seen.composition.config, leaf.path) ?? nodeAt(after.seen.defaults, leaf.path)
      if (state === 'overridden')
        expect(now && isEqualNode(now, nodeAt(form.seen.composition.config, leaf.path) ?? now)).toBe(true)
      else if (beneath) expect(now && isEqualNode(now, beneath)).toBe(true)
      else expect(now).toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})
