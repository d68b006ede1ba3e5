import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { yaml } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import { gistOf, rangeText } from '../judge/insight-text.ts'
import { lengthOf } from '../judge/insight.ts'
import type { Timeline } from '../judge/insight.ts'
import { insightsOf } from '../judge/insights-of.ts'
import { system } from './gmm.testing.ts'

const stack = (text: string): string => `model: {transformer: {${text}}}`

function depthOf(text: string): Timeline | undefined {
  const config = yaml(text)
  const [found] = insightsOf(system, config, defaultsOf(system, config)).map(({ insight }) => insight)
  return found?.kind === 'timeline' ? found : undefined
}

test.each<[title: string, text: string, spans: readonly string[], gist: string]>([
  ['a plain stack', 'model: {}', ['all layers 1–6: 6 layers, 1 ×'], '1 part over 6 layers'],
  [
    'the stack twice',
    stack('num_layers: 3, layer_repeat_mode: cycle, repeat_factor: 2'),
    ['round 1 1–3: 3 layers, 1 ×', 'round 2 4–6: 3 layers, 1 ×'],
    '2 parts over 6 layers',
  ],
  [
    'each layer three times',
    stack('num_layers: 2, layer_repeat_mode: layerwise, repeat_factor: 3'),
    ['layer 1 1–3: 1 layer, 3 ×', 'layer 2 4–6: 1 layer, 3 ×'],
    '2 parts over 6 layers',
  ],
  [
    // 1·1, 3·3, 2·1.
    'groups',
    stack('num_layers: 6, layer_repeat_mode: grouped, layer_groups: [1, 3, 2], group_repeat_factors: [1, 3, 1]'),
    ['group 1 1: 1 layer, 1 ×', 'group 2 2–10: 3 layers, 3 ×', 'group 3 11–12: 2 layers, 1 ×'],
    '3 parts over 12 layers',
  ],
  [
    'by the document',
    stack('num_layers: 2, layer_repetition: 2'),
    ['round 1 1–2: 2 layers, 1 ×', 'round 2 3–4: 2 layers, 1 ×'],
    '2 parts over 4 layers',
  ],
  [
    'very many layers',
    stack('num_layers: 100, layer_repeat_mode: layerwise, repeat_factor: 2'),
    ['each layer 1–200: 100 layers, 2 ×'],
    '1 part over 200 layers',
  ],
  [
    'very many rounds',
    stack('num_layers: 2, layer_repeat_mode: cycle, repeat_factor: 100'),
    ['all layers 1–200: 2 layers, 100 ×'],
    '1 part over 200 layers',
  ],
])('%s', (_title, text, spans, gist) => {
  const depth = depthOf(text)
  expect(depth?.spans.map((span) => `${span.name} ${rangeText(span, { first: 1 })}: ${span.words.join(', ')}`)).toEqual(spans)
  expect(depth && gistOf(depth)).toBe(gist)
})

test.each<[title: string, text: string, missing: readonly string[]]>([
  ['no layers', stack('num_layers: 0'), ['model.transformer.num_layers is 0, which is not a whole number above 0']],
  [
    'groups without factors',
    stack('layer_repeat_mode: grouped, layer_groups: [1, 3, 2]'),
    ['model.transformer.group_repeat_factors is null, which is not a list of whole numbers above 0'],
  ],
  [
    'too few factors',
    stack('layer_repeat_mode: grouped, layer_groups: [6, 1], group_repeat_factors: [1]'),
    ['layer_groups and group_repeat_factors are not of one length'],
  ],
])('%s are named', (_title, text, missing) => {
  expect(depthOf(text)?.missing.map(({ text }) => text)).toEqual(missing)
})

test('a mode that nobody knows, and no model, are no picture', () => {
  expect([depthOf(stack('layer_repeat_mode: spiral')), depthOf('data: {}')]).toEqual([undefined, undefined])
})

test('a group leads to its own number', () => {
  const text = stack('layer_repeat_mode: grouped, layer_groups: [4, 2], group_repeat_factors: [1, 2]')
  expect(depthOf(text)?.spans.map(({ path }) => formatPath(path))).toEqual([
    'model.transformer.layer_groups[0]',
    'model.transformer.layer_groups[1]',
  ])
})

test('the spans are the effective layers', () => {
  const size = fc.integer({ min: -1, max: 90 })
  const model = fc.record({
    num_layers: size,
    layer_repeat_mode: fc.constantFrom('none', 'cycle', 'layerwise', 'grouped', 'spiral'),
    repeat_factor: size,
    layer_groups: fc.array(size, { maxLength: 4 }),
    group_repeat_factors: fc.array(size, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(model, (transformer) => {
      const text = JSON.stringify({ model: { transformer } })
      const config = yaml(text)
      const [layers] = derivedValuesOf(system, config, defaultsOf(system, config))
      const depth = depthOf(text)
      expect(depth && depth.missing.length === 0 ? lengthOf(depth) : undefined).toBe(layers?.value)
    }),
    { numRuns: 1000 },
  )
})
