import { z } from '../../schema/zod.ts'
import { count, counts } from '../values.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'

const common = {
  in_channels: count.meta({ title: 'Input channels', help: 'Channels that come in.', unit: 'channels', group: 'Size' }),
  out_channels: count.meta({ title: 'Output channels', help: 'Channels that go out.', unit: 'channels', group: 'Size' }),
  heads: counts.default([12, 12, 12, 12]).meta({
    title: 'Heads',
    help: 'Attention heads of each level.',
    unit: 'heads',
    group: 'Attention',
  }),
  depths: counts.default([3, 3, 3, 3]).meta({
    title: 'Depths',
    help: 'Transformer layers of each level.',
    unit: 'layers',
    group: 'Size',
  }),
  ratios: counts.default([2, 2, 2, 2]).meta({
    title: 'Ratios',
    help: 'By how much each level changes the length. Their product is the downsampling ratio.',
    unit: '×',
    group: 'Size',
  }),
  local_attn_window_size: count.default(64).meta({
    title: 'Window',
    help: 'Steps that attention looks at.',
    unit: 'steps',
    group: 'Attention',
  }),
}

const widths = { title: 'Widths', help: 'Width of each level.', unit: 'units', group: 'Size' }

const encoder = z
  .looseObject({ ...common, embed_dims: counts.default([96, 192, 384, 768]).meta(widths) })
  .meta({ title: 'TransformerEncoder1D', help: 'Levels of transformers with local attention. Other keys go on to their layers.' })

const decoder = z
  .looseObject({ ...common, embed_dims: counts.default([768, 384, 192, 96]).meta(widths) })
  .meta({ title: 'TransformerDecoder1D', help: 'Levels of transformers with local attention. Other keys go on to their layers.' })

const summary = ['{type}', '{config.in_channels}→{config.out_channels}', 'ratios {config.ratios}']

export const localAttentionEncoder = encoderLevel.type('local_attn', encoder, {
  title: 'Local attention',
  summary,
  source: 'TransformerEncoder1D in models/local_attention.py',
})

export const localAttentionDecoder = decoderLevel.type('local_attn', decoder, {
  title: 'Local attention',
  summary,
  source: 'TransformerDecoder1D in models/local_attention.py',
})
