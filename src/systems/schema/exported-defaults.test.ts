import { describe, expect, test } from 'vitest'
import { configToExport } from '../../core/export/export-config.ts'
import { plainOf, systemOf, yaml } from '../compose.testing.ts'
import { defaultsOf } from './defaults.ts'
import { exportedDefaults } from './exported-defaults.ts'
import { inactiveBlocks } from '../judge/inactive.ts'
import { z } from './zod.ts'

const kept = z.int().default(1)
const gone = z
  .int()
  .default(2)
  .meta({ real: { refuses: 'the class has no such key' } })
const item = z.discriminatedUnion('type', [
  z.object({ type: z.literal('one'), kept, gone }),
  z.object({ type: z.literal('two'), size: kept }),
])
const system = await systemOf(z.object({ kept, gone, inner: z.object({ kept, gone }).optional(), items: z.array(item) }))

describe('X6 defaults that leave', () => {
  test.each<[title: string, config: string, leaves: object]>([
    ['are those of keys that the real class has', 's: {inner: {}}', { kept: 1, inner: { kept: 1 } }],
    ['beside what the config writes itself', 's: {gone: 3, inner: {gone: 4}}', { gone: 3, inner: { gone: 4, kept: 1 }, kept: 1 }],
    [
      'are so in the items of lists',
      's: {items: [{type: one}, {type: one, gone: 5}, {type: two}]}',
      {
        items: [
          { type: 'one', kept: 1 },
          { type: 'one', gone: 5, kept: 1 },
          { type: 'two', size: 1 },
        ],
        kept: 1,
      },
    ],
  ])('X6 %s', (_title, text, leaves) => {
    const config = yaml(text)
    const defaults = exportedDefaults(system, config, defaultsOf(system, config))
    expect(plainOf(configToExport(config, { defaults }))).toEqual({ s: leaves })
  })

  test('V7 a key that the type of an item does not use is left out of it on request', () => {
    const config = yaml('s: {items: [{type: two, kept: 3, size: 4}, {type: one, kept: 5}], kept: 6}')
    expect(plainOf(configToExport(config, { without: inactiveBlocks(system, config) }))).toEqual({
      s: {
        items: [
          { type: 'two', size: 4 },
          { type: 'one', kept: 5 },
        ],
        kept: 6,
      },
    })
  })
})
