import type { Path } from '../../core/path.ts'
import type { ConfigView, DerivedValue } from '../system.ts'
import { isNumberList, isSize } from './told.ts'

const at = (key: string): Path => ['model', 'transformer', key]

/** How a stack becomes more layers than it has weights for. */
interface Repetition {
  readonly formula: string
  readonly keys: readonly string[]
  readonly count: (view: ConfigView) => number | undefined
  readonly isEstimate?: true
}

/** How many layers a point goes through, weights that are used again counted each time. */
export const effectiveLayers: DerivedValue = {
  id: 'effective-layers',
  title: 'Effective layers',
  unit: 'layers',
  help: 'Layers that a point goes through, repeated ones counted each time. Parameters grow with num_layers alone.',
  formula: (view) => repetitionOf(view)?.formula ?? 'not known for this repeat mode',
  inputs: (view) => (repetitionOf(view)?.keys ?? ['layer_repeat_mode']).map(at),
  compute: (view) => repetitionOf(view)?.count(view),
  isEstimate: (view) => repetitionOf(view)?.isEstimate === true,
}

const once: Repetition = { formula: 'num_layers', keys: ['num_layers', 'layer_repeat_mode'], count: product('num_layers') }

const repeated: Repetition = {
  formula: 'num_layers × repeat_factor',
  keys: ['num_layers', 'layer_repeat_mode', 'repeat_factor'],
  count: product('num_layers', 'repeat_factor'),
}

const grouped: Repetition = {
  formula: 'the sum of layer_groups × group_repeat_factors, group by group',
  keys: ['layer_repeat_mode', 'layer_groups', 'group_repeat_factors'],
  count: ({ get }) => {
    const [sizes, factors] = [get(at('layer_groups')), get(at('group_repeat_factors'))]
    if (!isNumberList(sizes) || !isNumberList(factors) || sizes.length !== factors.length) return undefined
    return sizes.reduce((sum, size, i) => sum + size * (factors[i] ?? 0), 0)
  },
}

/** As the design document's factory builds it: its key counts while no repeat mode is said, and is read by that code alone. */
const byDocument: Repetition = {
  formula: 'num_layers × layer_repetition, as the design document has it; the last state of the code ignores layer_repetition',
  keys: ['num_layers', 'layer_repetition'],
  count: product('num_layers', 'layer_repetition'),
  isEstimate: true,
}

function repetitionOf(view: ConfigView): Repetition | undefined {
  const mode = view.get(at('layer_repeat_mode'))
  if (mode === 'none') return view.isSet(at('layer_repetition')) && !view.isSet(at('layer_repeat_mode')) ? byDocument : once
  if (mode === 'cycle' || mode === 'layerwise') return repeated
  return mode === 'grouped' ? grouped : undefined
}

function product(...keys: readonly string[]): Repetition['count'] {
  return ({ get }) => {
    const values = keys.map((key) => get(at(key)))
    return values.every(isSize) ? values.reduce((all, value) => all * value, 1) : undefined
  }
}
