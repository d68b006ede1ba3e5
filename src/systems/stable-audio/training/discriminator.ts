import { z } from '../../schema/zod.ts'
import { factory } from '../factory.ts'
import { amount, count, counts, flag } from '../values.ts'

const weight = (title: string, help: string): z.ZodType => amount.meta({ title, help, scale: 'log' })

const level = factory({
  title: 'Discriminator',
  help: 'Which network tells made audio from real audio.',
  beside: {
    weights: z
      .object({
        adversarial: weight('Adversarial', 'How much it counts to pass for real.'),
        feature_matching: weight('Feature matching', 'How much it counts that the discriminator sees the same in both.'),
      })
      .meta({ title: 'Weights', help: 'How much its losses count.', source: 'the training wrapper in training/autoencoders.py' }),
  },
})

const hinge = flag.default(false).meta({ title: 'Hinge', help: 'Takes the hinge loss instead of squares.' })
const periods = counts.meta({ title: 'Periods', help: 'Audio is folded by each, and looked at as a picture.', unit: 'samples' })

const encodec = z
  .looseObject({
    filters: count.meta({ title: 'Width', help: 'Channels of the first layer.', unit: 'channels' }),
    n_ffts: counts.default([1024, 2048, 512]).meta({ title: 'FFT sizes', help: 'One spectrogram for each.', unit: 'samples' }),
    hop_lengths: counts
      .optional()
      .meta({ title: 'Hops', help: 'Samples from one column to the next, one for each FFT size.', unit: 'samples' }),
    win_lengths: counts
      .optional()
      .meta({ title: 'Windows', help: 'Samples of a column, one for each FFT size.', unit: 'samples' }),
    normalize_losses: flag.default(false).meta({ title: 'Normalise losses', help: 'Divides by what the losses are on average.' }),
    loss_type: z
      .enum(['hinge', 'rpgan'])
      .default('hinge')
      .meta({ title: 'Loss', help: 'Hinge, or the relative loss of a pair.' }),
  })
  .meta({
    title: 'EncodecDiscriminator',
    help: 'Looks at spectrograms of several sizes. Other keys go on to the class of EnCodec.',
  })

const oobleck = z
  .strictObject({ in_channels: count.default(1).meta({ title: 'Channels', help: 'Channels of the audio.', unit: 'channels' }) })
  .meta({ title: 'OobleckDiscriminator', help: 'Looks at audio of several rates and periods.' })

const dac = z
  .looseObject({
    use_hinge: hinge,
    rates: z.array(count).default([]).meta({ title: 'Rates', help: 'Sample rates that audio is looked at in.', unit: 'Hz' }),
    periods: periods.default([2, 3, 5, 7, 11]),
    fft_sizes: counts.default([2048, 1024, 512]).meta({ title: 'FFT sizes', help: 'One spectrogram for each.', unit: 'samples' }),
    bands: z
      .array(z.tuple([z.number().min(0), z.number().max(1)]))
      .optional()
      .meta({ title: 'Bands', help: 'Shares of the spectrum that are looked at apart.' }),
  })
  .meta({ title: 'DACGANLoss', help: 'The discriminators of the Descript audio codec.' })

const bigVgan = z
  .looseObject({ use_hinge: hinge, periods: periods.optional() })
  .meta({ title: 'BigVGANLoss', help: 'The discriminators of BigVGAN. Keys that start with cqtd_ go on to its constant-Q part.' })

const summary = ['{type}', 'weight {weights.adversarial}']

/** What may tell made audio from real audio. */
export const discriminator = z
  .discriminatedUnion('type', [
    level.type('encodec', encodec, { title: 'EnCodec', summary, source: 'EncodecDiscriminator in models/discriminators.py' }),
    level.type('oobleck', oobleck, { title: 'Oobleck', summary, source: 'OobleckDiscriminator in models/discriminators.py' }),
    level.type('dac', dac, { title: 'DAC', summary, source: 'DACGANLoss in models/discriminators.py' }),
    level.type('big_vgan', bigVgan, { title: 'BigVGAN', summary, source: 'BigVGANLoss in models/discriminators.py' }),
  ])
  .meta({ title: 'Discriminator', help: 'Tells made audio from real audio, while the autoencoder learns to pass.' })
