import type { ConfigView, SectionDefinition } from '../system.ts'
import type { Path } from '../../core/path.ts'
import { z } from '../schema/zod.ts'
import { isNumber } from '../schema/numbers.ts'

/** What the memory estimate counts with where nothing is written. */
const ASSUMED = { max_vram_gb: 8, memory_safety_margin: 0.1, bytes_per_param: 4, memory_multiplier: 3 }

export type HardwareKey = keyof typeof ASSUMED

/** The keys of the section; later versions of the real code have them in `training`. */
export const HARDWARE_KEYS = Object.keys(ASSUMED) as readonly HardwareKey[]

/** Where the config says a fact of the hardware: in `hardware`, or where later versions of the real code read it. */
export function hardwareAt(view: ConfigView, key: HardwareKey): Path {
  const own = ['hardware', key]
  const later = ['training', key]
  return !view.isSet(own) && view.isSet(later) ? later : own
}

/** A fact of the hardware, as assumed where the config says nothing; undefined where what it says cannot be counted with. */
export function hardwareFact(view: ConfigView, key: HardwareKey): number | undefined {
  const value = view.get(hardwareAt(view, key)) ?? ASSUMED[key]
  if (!isNumber(value)) return undefined
  const isSound = key === 'memory_safety_margin' ? value >= 0 && value <= 1 : value > 0
  return isSound ? value : undefined
}

const schema = z
  .strictObject({
    max_vram_gb: z
      .number()
      .positive()
      .default(ASSUMED.max_vram_gb)
      .meta({ title: 'GPU memory', help: 'What the card has.', unit: 'GB' }),
    memory_safety_margin: z
      .number()
      .min(0)
      .max(1)
      .default(ASSUMED.memory_safety_margin)
      .meta({ title: 'Safety margin', help: 'Share of the memory to keep free.' }),
    bytes_per_param: z
      .int()
      .positive()
      .default(ASSUMED.bytes_per_param)
      .meta({ title: 'Bytes per parameter', help: '4 in single precision, 2 in half.', unit: 'bytes' }),
    memory_multiplier: z.number().positive().default(ASSUMED.memory_multiplier).meta({
      title: 'Memory multiplier',
      help: 'Weights, gradients and what the optimiser keeps, as a multiple of the weights.',
      unit: '×',
    }),
  })
  .meta({
    title: 'HardwareConfig',
    help: 'What the memory estimate counts with.',
    source: 'the design document; later versions of TrainingConfig hold the same keys',
    real: { refuses: 'the real loader knows no key hardware: it stops with a TypeError' },
  })

export const hardware: SectionDefinition = {
  key: 'hardware',
  title: 'Hardware',
  help: 'What the memory estimate counts with. The real code has these numbers in a formula; this section is where they belong.',
  schema,
  summary: ({ text }) => `${text(['hardware', 'max_vram_gb'])} GB`,
}
