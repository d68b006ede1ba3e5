import { z } from '../../schema/zod.ts'
import { count, counts, flag, natural } from '../values.ts'

const SIZE = { group: 'Size' }
const CONTEXT = { group: 'Conditions' }
const channelCount = { unit: 'channels' }

const common = {
  in_channels: count.meta({
    ...SIZE,
    ...channelCount,
    title: 'Channels',
    help: 'Channels of what comes in, and, unless said, of what goes out.',
  }),
  channels: count.meta({
    ...SIZE,
    ...channelCount,
    title: 'Width',
    help: 'Channels of the first level. Each multiplier is of this.',
  }),
  multipliers: counts.meta({
    ...SIZE,
    title: 'Multipliers',
    help: 'How many times the width each level has: one more than there are factors.',
    unit: '×',
  }),
  factors: counts.meta({ ...SIZE, title: 'Factors', help: 'By how much each level shortens time.', unit: '×' }),
  num_blocks: counts.meta({
    ...SIZE,
    title: 'Blocks',
    help: 'Residual blocks of each level, one number for each factor.',
    unit: 'blocks',
  }),
  attentions: z
    .array(natural)
    .min(1)
    .meta({
      ...SIZE,
      title: 'Attentions',
      help: 'Attention layers of each level, at least one number for each factor.',
      unit: 'layers',
    }),
  patch_size: count.default(1).meta({ ...SIZE, title: 'Patch', help: 'Steps that become channels of one.', unit: 'steps' }),
  resnet_groups: count
    .default(8)
    .meta({ title: 'Norm groups', help: 'Groups of channels that are normalised together.', unit: 'groups' }),
  kernel_multiplier_downsample: z.int().min(2).multipleOf(2).default(2).meta({
    title: 'Kernel multiplier',
    help: 'How many times the factor the kernel that shortens has. Even.',
    unit: '×',
  }),
  use_nearest_upsample: flag
    .default(false)
    .meta({ title: 'Nearest upsampling', help: 'Repeats steps instead of a transposed convolution.' }),
  use_skip_scale: flag
    .default(true)
    .meta({ title: 'Scaled skips', help: 'Weakens what skips a level, so that both count alike.' }),
  use_stft: flag.default(false).meta({ title: 'Spectrogram', help: 'Works on a spectrogram of what comes in.' }),
  out_channels: count
    .nullable()
    .default(null)
    .meta({ ...SIZE, ...channelCount, title: 'Output channels', help: 'Null is as many as come in.' }),
  attention_heads: count.optional().meta({ title: 'Heads', help: 'Of each attention layer.', unit: 'heads' }),
  attention_multiplier: count
    .optional()
    .meta({ title: 'Attention expansion', help: 'How many times as wide the feed-forward part is.', unit: '×' }),
  use_context_time: flag.default(true).meta({ ...CONTEXT, title: 'Time', help: 'Knows the time of diffusion.' }),
  use_stft_context: flag
    .default(false)
    .meta({ ...CONTEXT, title: 'Spectrogram of conditions', help: 'Works on a spectrogram of conditions.' }),
  context_features: count
    .nullable()
    .default(null)
    .meta({
      ...CONTEXT,
      ...channelCount,
      title: 'Global',
      help: 'Width of all global conditions together. Null has none.',
    }),
  context_features_multiplier: count.default(4).meta({
    ...CONTEXT,
    title: 'Global expansion',
    help: 'How many times the width global conditions have inside.',
    unit: '×',
  }),
  context_channels: z
    .array(natural)
    .nullable()
    .default(null)
    .meta({
      ...CONTEXT,
      ...channelCount,
      title: 'Beside the input',
      help: 'Channels of the conditions that stand beside what comes in, level by level. Null has none.',
    }),
}

const embedding = { ...CONTEXT, ...channelCount, title: 'Cross-attention' }

/** A U-Net, with its conditions if there are any. */
export const adp = z
  .looseObject({
    ...common,
    context_embedding_features: count
      .nullable()
      .default(null)
      .meta({ ...embedding, help: 'Width of the conditions that layers look at. Null has none.' }),
  })
  .meta({ title: 'UNet1d', help: 'A U-Net that takes noise away. Other keys go on to its layers.' })

/** A U-Net that is guided without a classifier: it must know how long conditions are. */
export const adpGuided = z
  .looseObject({
    ...common,
    context_embedding_features: count.meta({ ...embedding, help: 'Width of the conditions that layers look at.' }),
    context_embedding_max_length: count.meta({
      ...CONTEXT,
      title: 'Longest condition',
      help: 'Steps of the conditions that layers look at.',
      unit: 'steps',
    }),
    use_xattn_time: flag
      .default(false)
      .meta({ ...CONTEXT, title: 'Time by cross-attention', help: 'Layers look at the time of diffusion too.' }),
  })
  .meta({ title: 'UNetCFG1d', help: 'A U-Net with guidance. Other keys go on to its layers.' })

/** What the class says of lists that belong together, as a line about it. */
export const adpSummary = ['{type}', '{config.channels} × {config.multipliers}', 'factors {config.factors}']
