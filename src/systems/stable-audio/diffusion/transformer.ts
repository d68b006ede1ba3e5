import { z } from '../../schema/zod.ts'
import { above, count, flag, freeMap, natural } from '../values.ts'

const POSITIONS = { group: 'Positions' }
const LAYERS = { group: 'Layers' }

const attention = z
  .looseObject({
    qk_norm: z.enum(['none', 'l2', 'ln', 'dyt']).default('none').meta({
      title: 'Query and key norm',
      help: 'How queries and keys are normalised: not at all, to length 1, by a layer norm, or by a dynamic tanh.',
    }),
    differential: flag
      .default(false)
      .meta({ title: 'Differential', help: 'Takes one attention away from another, against noise.' }),
    feat_scale: flag.default(false).meta({ title: 'Feature scale', help: 'Learns how much the mean and the rest count.' }),
  })
  .meta({
    title: 'Attention',
    help: 'How attention is built. Other keys go on to its class.',
    source: 'Attention in models/transformer.py',
  })

const feedForward = z
  .looseObject({
    mult: above.default(4).meta({ title: 'Expansion', help: 'How many times as wide as the layer it is inside.', unit: '×' }),
    no_bias: flag.default(false).meta({ title: 'Without bias', help: 'Leaves the biases out.' }),
    glu: flag.default(true).meta({ title: 'Gated', help: 'Multiplies by a gate.' }),
    use_conv: flag
      .default(false)
      .meta({ title: 'Convolutions', help: 'Looks at neighbours too, by convolutions in the place of linear layers.' }),
    conv_kernel_size: count.default(3).meta({ title: 'Kernel', help: 'Of the convolutions.', unit: 'steps' }),
    zero_init_output: flag.optional().meta({ title: 'Start at zero', help: 'Starts its last layer at zero.' }),
  })
  .meta({
    title: 'Feed-forward',
    help: 'How the feed-forward part is built. Other keys go on to its class.',
    source: 'FeedForward in models/transformer.py',
  })

/** What the transformer of a diffusion transformer and of a language model takes beside its size. */
export const transformerKeys = {
  rotary_pos_emb: flag
    .default(true)
    .meta({ ...POSITIONS, title: 'Rotary positions', help: 'Turns queries and keys by their place.' }),
  use_sinusoidal_emb: flag
    .default(false)
    .meta({ ...POSITIONS, title: 'Sine positions', help: 'Adds waves that tell the place.' }),
  use_abs_pos_emb: flag
    .default(false)
    .meta({ ...POSITIONS, title: 'Learned positions', help: 'Adds a learned vector for each place.' }),
  abs_pos_emb_max_length: count.default(10000).meta({
    ...POSITIONS,
    title: 'Most positions',
    help: 'How many places have a learned vector.',
    unit: 'steps',
  }),
  final_cross_attn_ix: z
    .int()
    .min(-1)
    .default(-1)
    .meta({
      ...LAYERS,
      title: 'Last cross-attention',
      help: 'The last layer that looks at conditions. -1 lets all look.',
    }),
  zero_init_branch_outputs: flag.default(true).meta({
    ...LAYERS,
    title: 'Start at zero',
    help: 'Starts each branch at zero, so that a new layer changes nothing.',
  }),
  conformer: flag.default(false).meta({ ...LAYERS, title: 'Conformer', help: 'Adds a convolution module to each layer.' }),
  num_memory_tokens: natural.default(0).meta({
    ...LAYERS,
    title: 'Memory tokens',
    help: 'Learned steps that stand before the others.',
    unit: 'tokens',
  }),
  sliding_window: z
    .tuple([natural, natural])
    .nullable()
    .default(null)
    .meta({
      ...LAYERS,
      title: 'Window',
      help: 'Steps before and behind that attention looks at. Null looks at all.',
      unit: 'steps',
    }),
  remove_norms: flag
    .default(false)
    .meta({ ...LAYERS, title: 'Without norms', help: 'Leaves the norms before the branches out.' }),
  add_rope: flag
    .default(false)
    .meta({ ...LAYERS, title: 'Rotary positions in each layer', help: 'Each layer has rotary positions of its own.' }),
  layer_scale: flag
    .default(false)
    .meta({ ...LAYERS, title: 'Layer scale', help: 'Learns how much each branch of a layer counts.' }),
  attn_kwargs: attention.optional(),
  ff_kwargs: feedForward.optional(),
  norm_kwargs: freeMap.optional().meta({ ...LAYERS, title: 'Norm', help: 'What the norms take.' }),
}
