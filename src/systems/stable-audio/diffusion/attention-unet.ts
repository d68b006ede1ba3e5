import { z } from '../../schema/zod.ts'
import { count, counts, flag, natural } from '../values.ts'

const WIDTHS = [128, 128, 256, 256, ...Array<number>(10).fill(512)]

/** A deep U-Net with attention in its inner levels. */
export const attentionUnet = z
  .strictObject({
    io_channels: count.default(2).meta({ title: 'Channels', help: 'Channels of what goes in and comes out.', unit: 'channels' }),
    depth: count.default(14).meta({ title: 'Depth', help: 'Levels in one another.', unit: 'levels' }),
    n_attn_layers: natural
      .default(6)
      .meta({ title: 'Attention levels', help: 'The innermost so many levels have attention.', unit: 'levels' }),
    channels: counts.default(WIDTHS).meta({ title: 'Widths', help: 'Channels of each level.', unit: 'channels' }),
    cond_dim: natural
      .default(0)
      .meta({ title: 'Condition', help: 'Channels of what stands beside the input. 0 has none.', unit: 'channels' }),
    cond_noise_aug: flag
      .default(false)
      .meta({ title: 'Noise on the condition', help: 'Adds noise to the condition, and tells how much.' }),
    kernel_size: count.default(5).meta({ title: 'Kernel', help: 'Of the convolutions.', unit: 'samples' }),
    learned_resample: flag
      .default(false)
      .meta({ title: 'Learned resampling', help: 'Learns how to shorten and lengthen. Other strides than 2 need it.' }),
    strides: counts
      .default(Array<number>(13).fill(2))
      .meta({ title: 'Strides', help: 'By how much each level shortens time.', unit: '×' }),
    conv_bias: flag.default(true).meta({ title: 'Bias', help: 'Whether convolutions have one.' }),
    use_snake: flag.default(false).meta({ title: 'Snake', help: 'Activates with the periodic Snake function.' }),
  })
  .meta({ title: 'DiffusionAttnUnet1D', help: 'A deep U-Net with attention in its inner levels.' })
