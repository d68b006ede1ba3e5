import { z } from '../../schema/zod.ts'
import { amount, count, counts, flag, freeMap, text } from '../values.ts'
import { discriminator } from './discriminator.ts'

const SOURCE = 'the training wrapper in training/autoencoders.py'

const decay = amount.default(1).meta({ title: 'Decay', help: 'What the weight is multiplied by at each step.', unit: '×' })

const weight = (title: string): z.ZodNumber => amount.meta({ title, help: 'How much it counts.', scale: 'log' })

const weights = (shape: z.ZodRawShape): z.ZodObject =>
  z.object(shape).meta({ title: 'Weights', help: 'How much each part counts.' })

const unreadType = text.optional().meta({ title: 'Type', help: 'Nothing reads it: the key of the loss decides.' })
const unreadConfig = freeMap.optional().meta({ title: 'Config', help: 'Nothing reads it: this loss has only weights.' })

const stftConfig = z
  .looseObject({
    fft_sizes: counts.optional().meta({ title: 'FFT sizes', help: 'One spectrogram for each.', unit: 'samples' }),
    hop_sizes: counts
      .optional()
      .meta({ title: 'Hops', help: 'Samples from one column to the next, one for each size.', unit: 'samples' }),
    win_lengths: counts.optional().meta({ title: 'Windows', help: 'Samples of a column, one for each size.', unit: 'samples' }),
    perceptual_weighting: flag
      .optional()
      .meta({ title: 'Perceptual weighting', help: 'Filters by what ears hear before comparing.' }),
  })
  .meta({
    title: 'MultiResolutionSTFTLoss',
    help: 'Which spectrograms are compared. Other keys go on to the class of auraloss.',
    source: 'MultiResolutionSTFTLoss of auraloss',
  })

const spectral = z
  .object({
    type: unreadType.meta({ examples: ['mrstft'] }),
    config: stftConfig,
    weights: weights({ mrstft: weight('Spectrograms') }),
    decay,
  })
  .meta({
    title: 'Spectral loss',
    help: 'How far spectrograms of several sizes are apart.',
    summary: ['weight {weights.mrstft}'],
  })

const time = z
  .object({
    type: unreadType.meta({ examples: ['l1'] }),
    config: unreadConfig,
    weights: weights({
      l1: weight('L1').optional(),
      l2: weight('L2').optional(),
    }),
    decay,
  })
  .meta({ title: 'Time loss', help: 'How far samples are apart.', summary: ['L1 {weights.l1}', 'L2 {weights.l2}'] })

const mel = z
  .object({
    type: unreadType,
    config: z
      .strictObject({
        n_mels: counts.meta({ title: 'Mel bands', help: 'One number for each window.', unit: 'bands' }),
        window_lengths: counts.meta({ title: 'Windows', help: 'Samples of a column.', unit: 'samples' }),
        pow: amount.meta({ title: 'Power', help: 'Of the spectrum before the logarithm.' }),
        log_weight: weight('Logarithms'),
        mag_weight: weight('Magnitudes'),
      })
      .meta({ title: 'Mel spectrograms', help: 'Which are compared.' }),
    weights: weights({ mrmel: weight('Mel spectrograms') }),
  })
  .meta({ title: 'Mel loss', help: 'How far mel spectrograms are apart.', summary: ['weight {weights.mrmel}'] })

const hubert = z
  .object({
    type: unreadType,
    config: z
      .strictObject({
        feature_ids: z
          .array(count.min(0))
          .nullable()
          .optional()
          .meta({ title: 'Layers', help: 'Whose features are compared. Left out, those that the class chooses.' }),
        weight: weight('Weight').optional(),
        model_name: text.optional().meta({ title: 'Model', help: 'Which trained HuBERT, by its name.' }),
      })
      .optional()
      .meta({ title: 'HubertLoss', help: 'Which features are compared. Left out, those that the class chooses.' }),
    weights: weights({ hubert: weight('Features') }),
    decay,
  })
  .meta({ title: 'HuBERT loss', help: 'How far what a speech model hears is apart.', summary: ['weight {weights.hubert}'] })

const bottleneckLoss = z
  .object({
    type: unreadType.meta({ examples: ['kl'] }),
    config: unreadConfig,
    weights: weights({
      kl: weight('KL').default(0.000001),
      mmd: weight('MMD').default(100),
    }),
  })
  .meta({
    title: 'Bottleneck loss',
    help: 'How far latents are from noise: KL for a VAE, MMD for Wasserstein.',
    summary: ['KL {weights.kl}'],
  })

/** What an autoencoder is trained to make small. The key of each decides what it is. */
export const lossConfigs = z
  .object({
    spectral,
    time,
    discriminator: discriminator.optional(),
    mrmel: mel.optional(),
    hubert: hubert.optional(),
    bottleneck: bottleneckLoss.optional(),
  })
  .meta({
    title: 'Losses',
    help: 'What is made small. The key of each loss decides what it is, whatever its type says.',
    source: SOURCE,
  })

const measure = (title: string, help: string): z.ZodType => freeMap.optional().meta({ title, help })

/** What is measured while validating. */
export const evalLossConfigs = z
  .object({
    pesq: measure('PESQ', 'How good speech sounds.'),
    stft: measure('Spectrograms', 'How far spectrograms are apart. Keys go on to the class of auraloss.'),
    sisdr: measure('SI-SDR', 'How strong what was meant is against what was added.'),
    mel: measure('Mel spectrograms', 'How far mel spectrograms are apart. Keys go on to the class of auraloss.'),
  })
  .meta({ title: 'Measures', help: 'What is measured while validating.', source: SOURCE })
