import { z } from '../schema/zod.ts'
import { autoencoderSection } from './autoencoder/autoencoder.ts'
import { factory } from './factory.ts'
import { above, count, flag, text } from './values.ts'

const level = factory({
  title: 'Pretransform',
  help: 'What is done to audio before the model sees it, and undone behind it.',
  beside: {
    enable_grad: flag.default(false).meta({
      title: 'Trained',
      help: 'Whether its weights are trained too.',
      source: 'create_pretransform_from_config in models/factory.py',
    }),
  },
})

/** The section of an autoencoder, as a model's and as a pretransform's. */
export const autoencoder = autoencoderSection(() => pretransform)

const scale = above.default(1).meta({
  title: 'Scale',
  help: 'Latents are divided by it, and multiplied again before they are decoded.',
})
const onDecode = flag.default(true).meta({
  title: 'Quantised on decoding',
  help: 'Leaves latents as they are until they are decoded.',
})

const beside = {
  scale: scale.meta({ source: 'AutoencoderPretransform in models/pretransforms.py' }),
  model_half: flag.default(false).meta({
    title: 'Half precision',
    help: 'Keeps the weights as 16-bit floats.',
    source: 'AutoencoderPretransform in models/pretransforms.py',
  }),
  iterate_batch: flag.default(false).meta({
    title: 'One at a time',
    help: 'Encodes the samples of a batch one after another: less memory for more time.',
    source: 'AutoencoderPretransform in models/pretransforms.py',
  }),
  chunked: flag.default(false).meta({
    title: 'In chunks',
    help: 'Encodes long audio in overlapping pieces.',
    source: 'AutoencoderPretransform in models/pretransforms.py',
  }),
}

const nested = level.type('autoencoder', autoencoder, {
  title: 'Autoencoder',
  summary: ['{type}', '{config.encoder.type}', '{config.bottleneck.type}', '{config.latent_dim} × 1/{config.downsampling_ratio}'],
  source: 'AutoencoderPretransform in models/pretransforms.py',
  more: beside,
})

const wavelet = z
  .strictObject({
    channels: count.meta({ title: 'Channels', help: 'Channels of the audio.', unit: 'channels' }),
    levels: count.meta({
      title: 'Levels',
      help: 'How often it is split. Each halves the length and doubles the channels.',
      unit: 'levels',
    }),
    wavelet: z.enum(['bior2.2', 'bior2.4', 'bior2.6', 'bior2.8', 'bior4.4', 'bior6.8']).meta({
      title: 'Wavelet',
      help: 'Which wavelet splits it.',
    }),
  })
  .meta({ title: 'WaveletPretransform', help: 'Splits audio into bands by a wavelet.' })

const pqmf = z
  .strictObject({
    attenuation: above.default(100).meta({ title: 'Attenuation', help: 'How far bands are kept apart.', unit: 'dB' }),
    num_bands: count.default(16).meta({ title: 'Bands', help: 'How many it is split into.', unit: 'bands' }),
    channels: count.default(1).meta({ title: 'Channels', help: 'Channels of the audio.', unit: 'channels' }),
  })
  .meta({ title: 'PQMFPretransform', help: 'Splits audio into bands of equal width.' })

const dacPretrained = z
  .strictObject({
    model_type: text
      .default('44khz')
      .meta({ title: 'Model', help: 'Which trained model.', examples: ['44khz', '24khz', '16khz'] }),
    model_bitrate: text
      .default('8kbps')
      .meta({ title: 'Bit rate', help: 'Of the trained model.', examples: ['8kbps', '16kbps'] }),
    scale,
    quantize_on_decode: onDecode,
    chunked: flag.default(true).meta({ title: 'In chunks', help: 'Encodes long audio in pieces.' }),
  })
  .meta({ title: 'PretrainedDACPretransform', help: 'A Descript audio codec as it was trained.' })

const audiocraft = z
  .strictObject({
    model_type: text.default('facebook/encodec_32khz').meta({ title: 'Model', help: 'Which trained model, by its name.' }),
    scale,
    quantize_on_decode: onDecode,
  })
  .meta({ title: 'AudiocraftCompressionPretransform', help: 'A trained codec of Audiocraft.' })

const patched = z
  .strictObject({
    channels: count.meta({ title: 'Channels', help: 'Channels of the audio.', unit: 'channels' }),
    patch_size: count.meta({ title: 'Patch', help: 'Samples that become channels of one step.', unit: 'samples' }),
    oversampling: count.default(1).meta({ title: 'Oversampling', help: 'By how much patches overlap.', unit: '×' }),
  })
  .meta({ title: 'PatchedPretransform', help: 'Lays samples side by side as channels.' })

/** What may be done to audio before a model sees it. */
export const pretransform: z.ZodType = z
  .discriminatedUnion('type', [
    nested,
    level.type('wavelet', wavelet, {
      title: 'Wavelet',
      summary: ['{type}', '{config.wavelet}', '{config.levels} levels'],
      source: 'WaveletPretransform in models/pretransforms.py',
    }),
    level.type('pqmf', pqmf, {
      title: 'PQMF',
      summary: ['{type}', '{config.num_bands} bands'],
      source: 'PQMFPretransform in models/pretransforms.py',
    }),
    level.type('dac_pretrained', dacPretrained, {
      title: 'Trained DAC',
      summary: ['{type}', '{config.model_type}', '{config.model_bitrate}'],
      source: 'PretrainedDACPretransform in models/pretransforms.py',
    }),
    level.type('audiocraft_pretrained', audiocraft, {
      title: 'Trained Audiocraft codec',
      summary: ['{type}', '{config.model_type}'],
      source: 'AudiocraftCompressionPretransform in models/pretransforms.py',
    }),
    level.type('patched', patched, {
      title: 'Patches',
      summary: ['{type}', 'patches of {config.patch_size}'],
      source: 'PatchedPretransform in models/pretransforms.py',
    }),
    level.gone('vocos_pretrained', 'vocos_pretrained is of a fork: create_pretransform_from_config stops on it'),
  ])
  .meta({ title: 'Pretransform', help: 'What is done to audio before the model sees it, and undone behind it.' })
