import { z } from '../../schema/zod.ts'
import { count, flag, natural } from '../values.ts'
import { transformerKeys } from './transformer.ts'

const CONDITIONS = { group: 'Conditions', unit: 'channels' }

const channels = { title: 'Channels', unit: 'channels', group: 'Size' }

const common = {
  patch_size: count.default(1).meta({ title: 'Patch', help: 'Steps that become one token.', unit: 'steps', group: 'Size' }),
  embed_dim: count
    .default(768)
    .meta({ title: 'Width', help: 'Width of the transformer. The heads share it.', unit: 'units', group: 'Size' }),
  depth: count.default(12).meta({ title: 'Depth', help: 'Layers on one another.', unit: 'layers', group: 'Size' }),
  num_heads: count.default(8).meta({ title: 'Heads', help: 'Attention heads of each layer.', unit: 'heads', group: 'Size' }),
  transformer_type: z.enum(['continuous_transformer']).default('continuous_transformer').meta({
    title: 'Transformer',
    help: 'Which transformer. There is one today.',
    group: 'Size',
  }),
  cond_token_dim: natural.default(0).meta({
    ...CONDITIONS,
    title: 'Cross-attention',
    help: 'Width of the conditions that layers look at. 0 looks at none.',
  }),
  project_cond_tokens: flag.default(true).meta({
    title: 'Project cross-attention',
    help: 'Brings these conditions to the width of the transformer.',
    group: 'Conditions',
  }),
  global_cond_dim: natural.default(0).meta({
    ...CONDITIONS,
    title: 'Global',
    help: 'Width of all global conditions together. 0 has none.',
  }),
  project_global_cond: flag.default(true).meta({
    title: 'Project global',
    help: 'Brings global conditions to the width of the transformer.',
    group: 'Conditions',
  }),
  input_concat_dim: natural.default(0).meta({
    ...CONDITIONS,
    title: 'Beside the input',
    help: 'Channels of the conditions that stand beside what comes in. 0 has none.',
  }),
  prepend_cond_dim: natural.default(0).meta({
    ...CONDITIONS,
    title: 'Before the input',
    help: 'Width of the conditions that stand before what comes in. 0 has none.',
  }),
  global_cond_type: z.enum(['prepend', 'adaLN']).default('prepend').meta({
    title: 'Global by',
    help: 'Whether global conditions stand before what comes in, or scale and shift each layer.',
    group: 'Conditions',
  }),
  timestep_cond_type: z.enum(['global', 'input_concat']).default('global').meta({
    title: 'Time by',
    help: 'Whether the time of diffusion is a global condition or stands beside what comes in.',
    group: 'Conditions',
  }),
  timestep_embed_dim: count
    .nullable()
    .default(null)
    .meta({
      ...CONDITIONS,
      title: 'Time',
      help: 'Width of the time of diffusion. Needed where it stands beside what comes in.',
    }),
  ...transformerKeys,
}

const ioChannels = count.default(32).meta({ ...channels, help: 'Channels of the latents.' })

const facts = { title: 'DiffusionTransformer', help: 'A transformer that takes noise away. Other keys go on to its layers.' }

/** Where a diffusion transformer is conditioned, or part of an autoencoder. */
export const dit = z.looseObject({ io_channels: ioChannels, ...common }).meta(facts)

/** In a diffusion autoencoder, where the objective stands inside. */
export const ditWithObjective = z
  .looseObject({
    io_channels: ioChannels,
    ...common,
    diffusion_objective: z.enum(['v', 'rectified_flow', 'rf_denoiser']).optional().meta({
      title: 'Objective',
      help: 'What is learned. Here it stands in config, and not beside it as in conditioned models.',
      group: 'Size',
    }),
  })
  .meta(facts)

/** Where nothing conditions it: its channels have another name. */
export const ditUncond = z
  .looseObject({
    in_channels: count.meta({ ...channels, help: 'Channels of the latents. Here they are not called io_channels.' }),
    ...common,
  })
  .meta({ ...facts, title: 'DiTUncondWrapper' })
