import { z } from '../../schema/zod.ts'
import { flag, natural, text } from '../values.ts'
import { autoencoderDemo } from './demo.ts'
import { evalLossConfigs, lossConfigs } from './losses.ts'
import { optimizerConfigs } from './optimizer-configs.ts'
import { DEMO_KEYS, ema, learningRate } from './training-keys.ts'

const optimizers = optimizerConfigs(
  {
    autoencoder: 'Of encoder, bottleneck and decoder.',
    discriminator: 'Of the discriminator. Losses with one need it.',
  },
  ['autoencoder'],
)

/** How an autoencoder is trained. `model` is asked for late, since a teacher is a whole model in turn. */
export function autoencoderTraining(model: () => z.ZodType): z.ZodObject {
  return z
    .object({
      learning_rate: learningRate.optional(),
      optimizer_configs: optimizers.optional(),
      warmup_steps: natural.default(0).meta({
        title: 'Warm-up',
        help: 'Steps before the discriminator counts.',
        unit: 'steps',
        group: 'Optimisation',
      }),
      encoder_freeze_on_warmup: flag.default(false).meta({
        title: 'Frozen after warm-up',
        help: 'Leaves the encoder as it is once the discriminator counts.',
        group: 'Optimisation',
      }),
      use_ema: ema(false),
      loss_configs: lossConfigs.optional(),
      eval_loss_configs: evalLossConfigs.optional(),
      force_input_mono: flag.default(false).meta({
        title: 'Mono input',
        help: 'Mixes what goes in down to one channel.',
        group: 'Data',
      }),
      latent_mask_ratio: z.number().min(0).max(1).default(0).meta({
        title: 'Masked latents',
        help: 'Share of the latents that are left out in training.',
        group: 'Data',
      }),
      teacher_model: z
        .lazy(model)
        .nullable()
        .default(null)
        .meta({ title: 'Teacher', help: 'A whole model whose latents are learned. Null has no teacher.' }),
      teacher_model_ckpt: text.optional().meta({
        title: 'Teacher’s checkpoint',
        help: 'Where the weights of the teacher are. A teacher needs it.',
        group: 'Files',
      }),
      demo: autoencoderDemo.optional(),
    })
    .meta({
      title: 'AutoencoderTrainingWrapper',
      help: 'What is made small, and by which steps.',
      elsewhere: DEMO_KEYS,
      source: 'create_training_wrapper_from_config in training/factory.py',
    })
}
