import type { Path } from '../../core/path.ts'
import { isSize } from '../schema/numbers.ts'
import type { ConfigView, DerivedValue } from '../system.ts'
import { isSizeList } from './told.ts'

/** The path of a key of the stack. */
export function layersAt(key: string): Path {
  return ['model', 'transformer', key]
}

/** Layers that a point goes through one after another, once or several times. */
export interface Run {
  /** The key that says how many. */
  readonly path: Path
  readonly name: string
  readonly layers: number
  readonly times: number
}

/** How a stack becomes more layers than it has weights for. */
export interface Repetition {
  readonly formula: string
  readonly keys: readonly string[]
  /** In the order that a point goes through them; undefined where the config does not say enough. */
  readonly runs: (view: ConfigView) => readonly Run[] | undefined
  readonly isEstimate?: true
}

/** How many layers a point goes through, weights that are used again counted each time. */
export const effectiveLayers: DerivedValue = {
  id: 'effective-layers',
  title: 'Effective layers',
  unit: 'layers',
  help: 'Layers that a point goes through, repeated ones counted each time. Parameters grow with num_layers alone.',
  formula: (view) => repetitionOf(view)?.formula ?? 'not known for this repeat mode',
  inputs: (view) => (repetitionOf(view)?.keys ?? ['layer_repeat_mode']).map(layersAt),
  compute: (view) =>
    repetitionOf(view)
      ?.runs(view)
      ?.reduce((sum, { layers, times }) => sum + layers * times, 0),
  isEstimate: (view) => repetitionOf(view)?.isEstimate === true,
}

const once: Repetition = {
  formula: 'num_layers',
  keys: ['num_layers', 'layer_repeat_mode'],
  runs: ({ get }) => {
    const layers = get(layersAt('num_layers'))
    return isSize(layers) ? [{ path: layersAt('num_layers'), name: 'all layers', layers, times: 1 }] : undefined
  },
}

/** The whole stack, again and again. */
const cycled: Repetition = {
  formula: 'num_layers × repeat_factor',
  keys: ['num_layers', 'layer_repeat_mode', 'repeat_factor'],
  runs: (view) => rounds(view, 'repeat_factor'),
}

/** Each layer several times before the next. */
const layerwise: Repetition = {
  ...cycled,
  runs: ({ get }) => {
    const [layers, times] = [get(layersAt('num_layers')), get(layersAt('repeat_factor'))]
    const path = layersAt('num_layers')
    if (!isSize(layers) || !isSize(times)) return undefined
    if (layers > MOST_RUNS) return [{ path, name: 'each layer', layers, times }]
    return Array.from({ length: layers }, (_, i) => ({ path, name: `layer ${i + 1}`, layers: 1, times }))
  },
}

const grouped: Repetition = {
  formula: 'the sum of layer_groups × group_repeat_factors, group by group',
  keys: ['layer_repeat_mode', 'layer_groups', 'group_repeat_factors'],
  runs: ({ get }) => {
    const [sizes, factors] = [get(layersAt('layer_groups')), get(layersAt('group_repeat_factors'))]
    if (!isSizeList(sizes) || !isSizeList(factors) || sizes.length !== factors.length) return undefined
    return sizes.map((layers, i) => ({
      path: [...layersAt('layer_groups'), i],
      name: `group ${i + 1}`,
      layers,
      times: factors[i] ?? 1,
    }))
  },
}

/** As the design document's factory builds it: its key counts while no repeat mode is said, and is read by that code alone. */
const byDocument: Repetition = {
  formula: 'num_layers × layer_repetition, as the design document has it; the last state of the code ignores layer_repetition',
  keys: ['num_layers', 'layer_repetition'],
  runs: (view) => rounds(view, 'layer_repetition'),
  isEstimate: true,
}

/** How layers are repeated; undefined for a mode that the class does not know. */
export function repetitionOf(view: ConfigView): Repetition | undefined {
  switch (view.get(layersAt('layer_repeat_mode'))) {
    case 'none':
      return view.isSet(layersAt('layer_repetition')) && !view.isSet(layersAt('layer_repeat_mode')) ? byDocument : once
    case 'cycle':
      return cycled
    case 'layerwise':
      return layerwise
    case 'grouped':
      return grouped
    default:
      return undefined
  }
}

/** More of them are told as one: nobody could tell them apart. */
const MOST_RUNS = 64

function rounds({ get }: ConfigView, key: string): readonly Run[] | undefined {
  const [layers, times] = [get(layersAt('num_layers')), get(layersAt(key))]
  const path = layersAt(key)
  if (!isSize(layers) || !isSize(times)) return undefined
  if (times > MOST_RUNS) return [{ path, name: 'all layers', layers, times }]
  return Array.from({ length: times }, (_, i) => ({ path, name: `round ${i + 1}`, layers, times: 1 }))
}
