import { expect, test } from 'vitest'
import type { Path } from '../../core/path.ts'
import { blockSummary } from './block-summary.ts'
import { composeTexts, systemOf } from '../compose.testing.ts'
import { viewOf } from '../judge/config-view.ts'
import { defaultsOf } from './defaults.ts'
import { fieldAt } from './field.ts'
import { narrow } from './narrow.ts'
import { z } from './zod.ts'

const coder = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('dac'),
      config: z.strictObject({
        in_channels: z.int().default(1),
        latent_dim: z.int().nullable().default(null),
        strides: z.array(z.int()),
      }),
    })
    .meta({ summary: ['{type}', '{config.in_channels}→{config.latent_dim}', 'strides {config.strides}'] }),
  z.object({ type: z.literal('none') }).meta({ summary: ['nothing'] }),
])
const schema = z.object({
  coder: coder.optional(),
  list: z
    .object({ configs: z.array(z.object({ id: z.string() })), width: z.int() })
    .meta({ summary: ['{configs.*.id}', 'width {width}'] })
    .optional(),
})
const system = await systemOf(schema)

/** The summary of the block at a key of the section. */
function summaryOf(text: string, key: string): string | undefined {
  const { config } = composeTexts({ 'a.yaml': `s: ${text}` }, system)
  const view = viewOf(config, defaultsOf(system, config))
  const [section] = system.sections
  const field = section && fieldAt(narrow(section.schema, config.entries.get('s')?.node), [key], ['s'])
  const read = (path: Path): unknown => view.get(['s', key, ...path])
  return field?.summary && blockSummary(field.summary, read)
}

test.each<[title: string, text: string, key: string, summary: string | undefined]>([
  [
    'the picked variant, in its own words',
    'coder: {type: dac, config: {in_channels: 2, latent_dim: 128, strides: [4, 4, 8, 8]}}',
    'coder',
    'dac · 2→128 · strides 4 4 8 8',
  ],
  ['a part with a null in it is left out', 'coder: {type: dac, config: {strides: [2]}}', 'coder', 'dac · strides 2'],
  ['so are a missing key and an empty list', 'coder: {type: dac, config: {latent_dim: 8, strides: []}}', 'coder', 'dac · 1→8'],
  ['a map in the place of a value', 'coder: {type: dac, config: {strides: {}}}', 'coder', 'dac'],
  ['a text that names nothing', 'coder: {type: none}', 'coder', 'nothing'],
  ['every item of a list', 'list: {configs: [{id: prompt}, {id: seconds}], width: 768}', 'list', 'prompt seconds · width 768'],
  ['an item without the key', 'list: {configs: [{id: prompt}, {}]}', 'list', undefined],
  ['nothing picked', 'coder: {type: typo}', 'coder', undefined],
])('V a block has a line about it: %s', (_title, text, key, summary) => {
  expect(summaryOf(`{${text}}`, key)).toBe(summary)
})
