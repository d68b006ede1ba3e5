import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const source = 'the config manager in config/manager.py'

export const social: SectionDefinition = {
  key: 'social',
  title: 'Social',
  help: 'Whether the model is wrapped in social pooling, as the config manager reads it.',
  schema: z
    .object({
      enabled: z.boolean().default(false).meta({
        title: 'Enabled',
        help: 'Whether detectors share what they have learned. Needs more than one.',
      }),
    })
    .meta({ title: 'Social', source }),
}

export const vd: SectionDefinition = {
  key: 'vd',
  title: 'Vehicle detectors',
  help: 'How many detectors a sample holds, as the config manager reads it. It multiplies the input size by their number.',
  schema: z
    .object({
      mode: z.enum(['single', 'multi']).default('single').meta({
        title: 'Mode',
        help: 'Single: one detector. Multi: several in one sample.',
      }),
      count: z.int().positive().default(1).meta({ title: 'Count', help: 'How many detectors.', unit: 'detectors' }),
    })
    .meta({ title: 'Vehicle detectors', source }),
}

export const metadata: SectionDefinition = {
  key: 'metadata',
  title: 'Dataset metadata',
  help: 'What a dataset file says of itself. It is copied into the results, and any key may be added.',
  schema: z.looseObject({}).meta({ title: 'Metadata', source: 'the dataset files' }),
}
