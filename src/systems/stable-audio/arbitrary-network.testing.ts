import fc from 'fast-check'
import { autoencoder, input } from './arbitrary-coder.testing.ts'
import type { Section } from './arbitrary-coder.testing.ts'
import type { PlainMap } from './fill-schema.testing.ts'

type NetworkType = 'dit' | 'adp_1d' | 'adp_cfg_1d' | 'adp_uncond_1d' | 'DAU1d'

/** A network of one of some types, with so many channels and no conditions. */
export function network(types: readonly NetworkType[], channels: number): fc.Arbitrary<PlainMap> {
  return fc.constantFrom(...types).map((type) => ({ type, config: networkConfig(type, channels) }))
}

function networkConfig(type: NetworkType, channels: number): PlainMap {
  if (type === 'dit') return { io_channels: channels, embed_dim: 128, num_heads: 4, depth: 4, cond_token_dim: 0 }
  if (type === 'DAU1d') return { io_channels: channels, depth: 3, channels: [32, 64, 64], strides: [2, 2] }
  return { in_channels: channels, channels: 64, multipliers: [1, 2, 4], factors: [2, 2], num_blocks: [1, 2], attentions: [0, 1] }
}

const conditioners: readonly PlainMap[] = [
  { type: 't5', config: {} },
  { type: 'clap_text', config: { clap_ckpt_path: 'clap.ckpt' } },
  { type: 'clap_audio', config: { clap_ckpt_path: 'clap.ckpt' } },
  { type: 'int', config: {} },
  { type: 'number', config: {} },
  { type: 'list', config: { options: ['yes', 'no'] } },
  { type: 'phoneme', config: {} },
  { type: 'lut', config: { tokenizer_name: 'gpt2' } },
  { type: 'pretransform', config: { sample_rate: 44100, pretransform_config: { type: 'dac_pretrained', config: {} } } },
  { type: 'source_mix', config: { sample_rate: 44100, pretransform_config: { type: 'pqmf', config: {} } } },
]

const WIDTH = 64

/** Conditioners with ids of their own, and the ids that some lists name. */
const conditions = fc.subarray([...conditioners], { minLength: 1, maxLength: 4 }).chain((configs) => {
  const ids = configs.map((_, i) => `condition_${i}`)
  return fc.record({
    conditioning: fc.constant<PlainMap>({
      cond_dim: WIDTH,
      configs: configs.map((config, i) => ({ id: ids[i] ?? '', ...config })),
    }),
    cross: fc.subarray(ids),
    global: fc.subarray(ids),
    concat: fc.subarray(ids),
  })
})

export function conditioned(audio: number, depth: number, fillsGaps: boolean): fc.Arbitrary<Section> {
  return input(audio, depth).chain(({ pretransform, channels, ratio }) =>
    fc
      .record({ type: fc.constantFrom('dit' as const, 'adp_1d' as const, 'adp_cfg_1d' as const), told: conditions })
      .map(({ type, told }) => ({
        model: {
          diffusion: conditionedNetwork({ ...told, type, channels, fillsGaps }),
          io_channels: channels,
          conditioning: told.conditioning,
          ...pretransform,
        },
        ratio,
      })),
  )
}

interface Told {
  readonly type: 'dit' | 'adp_1d' | 'adp_cfg_1d'
  readonly channels: number
  readonly fillsGaps: boolean
  readonly cross: readonly string[]
  readonly global: readonly string[]
  readonly concat: readonly string[]
}

function conditionedNetwork({ type, channels, cross, global, concat, fillsGaps }: Told): PlainMap {
  const beside = fillsGaps ? [...concat, 'inpaint_mask', 'inpaint_masked_input'] : concat
  const width = concat.length * WIDTH + (fillsGaps ? 1 + channels : 0)
  const ids = { cross_attention_cond_ids: cross, global_cond_ids: global, input_concat_ids: beside }
  const config =
    type === 'dit'
      ? { cond_token_dim: cross.length > 0 ? WIDTH : 0, global_cond_dim: global.length * WIDTH, input_concat_dim: width }
      : {
          context_embedding_features: WIDTH,
          context_features: global.length > 0 ? global.length * WIDTH : null,
          context_channels: [width],
          ...(type === 'adp_cfg_1d' ? { context_embedding_max_length: 8 } : {}),
        }
  return { type, config: { ...networkConfig(type, channels), ...config }, ...ids }
}

export function language(audio: number, depth: number): fc.Arbitrary<Section> {
  const codecs: readonly PlainMap[] = [
    { type: 'dac_pretrained', config: {} },
    { type: 'audiocraft_pretrained', config: {} },
  ]
  const trained = fc.constantFrom(...codecs).map((pretransform) => ({ pretransform, ratio: 1 }))
  const own = autoencoder(audio, depth - 1, true).map(({ model, ratio }) => ({
    pretransform: { type: 'autoencoder', config: model },
    ratio,
  }))
  return fc.tuple(fc.oneof(trained, own), conditions).map(([{ pretransform, ratio }, { conditioning, cross, global }]) => ({
    model: {
      pretransform,
      conditioning,
      lm: {
        type: 'continuous_transformer',
        config: { embed_dim: 128, depth: 4, dim_heads: 32, cross_attn_cond_dim: WIDTH, prepend_cond_dim: WIDTH },
        cross_attention_cond_ids: cross,
        prepend_cond_ids: global,
      },
    },
    ratio,
  }))
}
