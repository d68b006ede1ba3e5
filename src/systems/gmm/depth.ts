import { countText } from '../judge/insight-text.ts'
import type { Missing, Noun, Span, Timeline } from '../judge/insight.ts'
import { missingAt } from '../judge/missing.ts'
import { isSize } from '../schema/numbers.ts'
import type { ConfigView, InsightDefinition } from '../system.ts'
import { layersAt, repetitionOf } from './effective-layers.ts'
import type { Run } from './effective-layers.ts'
import { isSizeList } from './told.ts'

/** What a point goes through, in order: layers, once or several times. */
export const depth: InsightDefinition = {
  id: 'depth',
  title: 'Effective layers',
  help: 'What a point goes through, from left to right. Layers that are run through again have the same weights.',
  compute: drawDepth,
}

const LAYER: Noun = ['layer', 'layers']

function drawDepth(view: ConfigView): Timeline | undefined {
  const repetition = repetitionOf(view)
  if (!repetition) return undefined
  const runs = repetition.runs(view)
  return {
    kind: 'timeline',
    unit: LAYER,
    first: 1,
    noun: ['part', 'parts'],
    facets: ['Weights of', 'Run through'],
    spans: spansOf(runs ?? []),
    misfits: [],
    missing: runs ? [] : missingOf(view, repetition.keys),
  }
}

function spansOf(runs: readonly Run[]): readonly Span[] {
  let start = 0
  return runs.map(({ path, name, layers, times }): Span => {
    const span: Span = { path, name, start, length: layers * times, words: [countText(layers, LAYER), `${times} ×`] }
    start += layers * times
    return span
  })
}

/** The keys that say nothing to count with; where each does by itself, those that do not go together. */
function missingOf(view: ConfigView, keys: readonly string[]): readonly Missing[] {
  const counted = keys.filter((key) => key !== 'layer_repeat_mode')
  const none = counted.flatMap((key): readonly Missing[] => {
    const value = view.get(layersAt(key))
    if (key === 'layer_groups' || key === 'group_repeat_factors')
      return isSizeList(value) ? [] : [missingAt(view, layersAt(key), 'a list of whole numbers above 0')]
    return isSize(value) ? [] : [missingAt(view, layersAt(key), 'a whole number above 0')]
  })
  if (none.length > 0) return none
  return counted.slice(0, 1).map((key) => ({ path: layersAt(key), text: `${counted.join(' and ')} are not of one length` }))
}
