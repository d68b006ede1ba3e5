import { byPresence } from '../../schema/picked-union.ts'
import { z } from '../../schema/zod.ts'
import { amount, flag, natural, share, text } from '../values.ts'
import { arc } from './arc.ts'
import { conditionedDemo, inpaintDemo, plainDemo } from './demo.ts'
import { optimizerConfigs } from './optimizer-configs.ts'
import { DEMO_KEYS, ema, learningRate, preEncoded } from './training-keys.ts'

const SOURCE = 'create_training_wrapper_from_config in training/factory.py'

/** How a diffusion model without conditions is trained. */
export const unconditionedTraining = z
  .object({ learning_rate: learningRate, pre_encoded: preEncoded, demo: plainDemo.optional() })
  .meta({ title: 'DiffusionUncondTrainingWrapper', help: 'How it is trained.', elsewhere: DEMO_KEYS, source: SOURCE })

/** How a diffusion autoencoder is trained. */
export const diffusionAutoencoderTraining = z
  .object({
    learning_rate: learningRate,
    use_reconstruction_loss: flag.default(false).meta({
      title: 'Reconstruction loss',
      help: 'Compares what is made with the audio too.',
      group: 'Optimisation',
    }),
    demo: plainDemo.optional(),
  })
  .meta({ title: 'DiffusionAutoencoderTrainingWrapper', help: 'How it is trained.', elsewhere: DEMO_KEYS, source: SOURCE })

const samplerOptions = z
  .object({
    mean_logsnr: z.number().default(-1.2).meta({ title: 'Mean', help: 'Of the logarithm of the signal-to-noise ratio.' }),
    std_logsnr: amount.default(2).meta({ title: 'Spread', help: 'Of the logarithm of the signal-to-noise ratio.' }),
  })
  .meta({ title: 'Times', help: 'How times are drawn by signal-to-noise ratio.', summary: ['{mean_logsnr} ± {std_logsnr}'] })

const inpainting = z
  .object({
    mask_kwargs: z
      .object({
        max_mask_segments: natural
          .default(10)
          .meta({ title: 'Most gaps', help: 'How many gaps a sample has at most.', unit: 'gaps' }),
        mask_type_probabilities: z
          .tuple([share, share, share])
          .default([0.1, 0.8, 0.1])
          .meta({ title: 'Kinds of gaps', help: 'How likely each of the three kinds of gaps is. Together they are 1.' }),
      })
      .prefault({})
      .meta({ title: 'Gaps', help: 'Which gaps are made.' }),
  })
  .meta({ title: 'Inpainting', help: 'Which gaps are made to be filled.', source: 'training/diffusion.py' })

const common = {
  learning_rate: learningRate.optional(),
  mask_padding: flag.default(false).meta({ title: 'Mask padding', help: 'Leaves padding out of the loss.', group: 'Data' }),
  mask_padding_dropout: share.default(0).meta({
    title: 'Padding dropout',
    help: 'Share of samples whose padding counts all the same.',
    group: 'Data',
  }),
  use_ema: ema(true),
  log_loss_info: flag.default(false).meta({
    title: 'Log losses by time',
    help: 'Logs the loss of each span of times of diffusion.',
    group: 'Logging',
  }),
  pre_encoded: preEncoded,
  cfg_dropout_prob: share.default(0.1).meta({
    title: 'Condition dropout',
    help: 'Share of samples that are learned without conditions, which guidance needs.',
    group: 'Diffusion',
  }),
  timestep_sampler: z.enum(['uniform', 'logit_normal', 'trunc_logit_normal', 'log_snr']).default('uniform').meta({
    title: 'Time sampler',
    help: 'How times of diffusion are drawn.',
    group: 'Diffusion',
  }),
  timestep_sampler_options: samplerOptions.optional(),
  p_one_shot: share.default(0).meta({
    title: 'One-shot share',
    help: 'Share of samples that are learned from noise alone.',
    group: 'Diffusion',
  }),
  inpainting: inpainting.optional(),
}

const NEEDS_DEMO = 'train.py reads demo.demo_cfg_scales without a default, and stops with a KeyError'

/** How a conditioned diffusion model is trained. With `arc` it is trained otherwise. */
export function conditionedTraining(model: () => z.ZodType): z.ZodType {
  return trainingWith(model, conditionedDemo)
}

/** How a model that fills gaps is trained. With `arc` it is trained otherwise. */
export function inpaintTraining(model: () => z.ZodType): z.ZodType {
  return trainingWith(model, inpaintDemo)
}

function trainingWith(model: () => z.ZodType, demo: z.ZodObject): z.ZodType {
  const shape = { ...common, demo: demo.optional().meta({ real: { requires: NEEDS_DEMO } }) }
  const plain = z
    .object({ ...shape, optimizer_configs: optimizerConfigs({ diffusion: 'Of the network.' }).optional() })
    .meta({ title: 'DiffusionCondTrainingWrapper', help: 'How it is trained.', elsewhere: DEMO_KEYS, source: SOURCE })
  const adversarial = z
    .object({
      ...shape,
      arc: arc(model),
      optimizer_configs: optimizerConfigs({ diffusion: 'Of the network.', discriminator: 'Of the discriminator.' }),
      clip_grad_norm: amount
        .default(0)
        .meta({ title: 'Gradient clipping', help: 'Largest norm of the gradient. 0 clips nothing.', group: 'Optimisation' }),
      trim_config: z
        .object({
          trim_prob: share
            .default(0)
            .meta({ title: 'Trimmed share', help: 'Share of batches that are cut to a shorter length.' }),
          type: text
            .default('random_item')
            .meta({ title: 'Length', help: 'Which length they are cut to.', examples: ['random_item'] }),
        })
        .optional()
        .meta({ title: 'Trimming', help: 'Cuts batches to shorter lengths.', summary: ['{trim_prob}', '{type}'] }),
    })
    .meta({
      title: 'ARCTrainingWrapper',
      help: 'How it is trained against a discriminator.',
      elsewhere: DEMO_KEYS,
      source: SOURCE,
    })
  return byPresence('arc', { present: adversarial, absent: plain }).meta({ title: 'Training', help: 'How it is trained.' })
}
