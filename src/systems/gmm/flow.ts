import { z } from '../schema/zod.ts'

/** How far a layer moves its tokens, predicted from the signal-to-noise ratio. */
export const flow = z
  .object({
    enabled: z.boolean().default(false).meta({ title: 'Enabled', help: 'Whether the speed of the flow is predicted.' }),
    predictor_type: z.enum(['dummy', 'linear', 'monotonic']).default('monotonic').meta({
      title: 'Predictor',
      help: 'What turns a signal-to-noise ratio into a speed.',
    }),
    per_layer: z.boolean().default(true).meta({ title: 'Per layer', help: 'Whether each layer has a speed of its own.' }),
    distribution_mode: z.enum(['direct', 'fractional']).default('direct').meta({
      title: 'Distribution',
      help: 'Whether layers get their speeds directly or as shares of a whole.',
    }),
    min_value: z.number().default(0).meta({ title: 'Least value', help: 'The slowest speed.' }),
    max_value: z.number().default(1).meta({ title: 'Greatest value', help: 'The fastest speed.' }),
    num_basis: z.int().min(1).default(8).meta({
      title: 'Basis functions',
      help: 'How many functions the predictor is made of.',
      unit: 'functions',
    }),
    min_snr: z
      .number()
      .default(0)
      .meta({ title: 'Least SNR', help: 'Where the range of signal-to-noise ratios begins.', unit: 'dB' }),
    max_snr: z
      .number()
      .default(20)
      .meta({ title: 'Greatest SNR', help: 'Where the range of signal-to-noise ratios ends.', unit: 'dB' }),
    load_pretrained: z
      .boolean()
      .default(false)
      .meta({ title: 'Load weights', help: 'Whether the predictor starts from saved weights.' }),
    pretrained_path: z.string().nullable().default(null).meta({ title: 'Weights', help: 'File with the saved weights.' }),
    freeze_weights: z.boolean().default(false).meta({ title: 'Freeze', help: 'Whether training leaves the predictor as it is.' }),
  })
  .meta({ title: 'FlowConfig', help: 'How far each layer moves its tokens.', source: 'FlowConfig', group: 'Blocks' })
