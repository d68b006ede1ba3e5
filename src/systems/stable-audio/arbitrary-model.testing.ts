import fc from 'fast-check'
import { autoencoder, input } from './arbitrary-coder.testing.ts'
import type { Section } from './arbitrary-coder.testing.ts'
import { conditioned, language, network } from './arbitrary-network.testing.ts'
import { training } from './arbitrary-training.testing.ts'
import { filled } from './fill-schema.testing.ts'
import type { PlainMap } from './fill-schema.testing.ts'
import { system } from './stable-audio.testing.ts'
import type { ModelType } from './stable-audio.testing.ts'

/** Keys that rules across keys look at: they are made right, and no others are added. */
const RULED = new Set(
  `strides ratios rates c_mults channels latent_dim dimension in_channels out_channels io_channels dim input_dim codebook_dim
  n_codebooks noise_augment_dim levels num_bands oversampling embed_dim num_heads dim_heads timestep_cond_type timestep_embed_dim
  patch_size depth learned_resample cond_token_dim global_cond_dim prepend_cond_dim input_concat_dim cross_attn_cond_dim output_dim
  context_features context_channels context_embedding_features context_embedding_max_length cross_attention_cond_ids global_cond_ids
  prepend_cond_ids input_concat_ids use_model_pretransform mask_type_probabilities learning_rate pre_encoded audio_channels force_input_mono
  _comment`.split(/\s+/),
)

/** A model of some type in which nothing is wrong: every factory level, every type of it that is built, sizes that agree. */
export function anyModel(type: ModelType): fc.Arbitrary<PlainMap> {
  const section = system.sections.find(({ key }) => key === 'model')
  if (!section) throw new Error('the system has a model')
  const { schema } = section
  return fc.tuple(bareModel(type, 1), fc.infiniteStream(fc.nat())).map(([model, stream]) => {
    const pick = (most: number): number => Number(stream.next().value) % most
    return filled(model, schema, { root: schema, pick, except: RULED }) as PlainMap
  })
}

/** The same with only what it needs. `depth` is how many pretransforms may stand in one another, and whether a teacher may stand. */
function bareModel(type: ModelType, depth: number): fc.Arbitrary<PlainMap> {
  return fc.constantFrom(1, 2).chain((audio) =>
    sections[type](audio, depth).chain(({ model, ratio }) =>
      fc
        .record({
          times: fc.integer({ min: 1, max: 64 }),
          training: training[type](depth > 0 ? bareModel('autoencoder', 0) : undefined),
          rate: fc.constantFrom(16000, 44100, 48000),
        })
        .map(({ times, training: made, rate }) => ({
          model_type: type,
          sample_rate: rate,
          sample_size: ratio * times,
          audio_channels: audio,
          model,
          ...(made === undefined ? {} : { training: made }),
        })),
    ),
  )
}

const sections: Readonly<Record<ModelType, (audio: number, depth: number) => fc.Arbitrary<Section>>> = {
  autoencoder: (audio, depth) => autoencoder(audio, depth),
  diffusion_autoencoder: (audio, depth) =>
    fc.tuple(autoencoder(audio, depth), network(['DAU1d', 'adp_1d', 'dit'], audio)).map(([{ model, ratio }, diffusion]) => ({
      model: { ...model, diffusion },
      ratio,
    })),
  diffusion_uncond: (audio, depth) =>
    input(audio, depth).chain(({ pretransform, channels, ratio }) =>
      network(['DAU1d', 'adp_uncond_1d', 'dit'], channels).map((made) => ({
        model: { ...uncond(made), ...pretransform },
        ratio,
      })),
    ),
  diffusion_cond: (audio, depth) => conditioned(audio, depth, false),
  diffusion_cond_inpaint: (audio, depth) => conditioned(audio, depth, true),
  lm: (audio, depth) => language(audio, depth),
}

/** A transformer without conditions calls its channels otherwise. */
function uncond(network_: PlainMap): PlainMap {
  if (network_['type'] !== 'dit') return network_
  const { io_channels: channels = 1, ...config } = network_['config'] as PlainMap
  return { ...network_, config: { in_channels: channels, ...config } }
}
