import { z } from '../../schema/zod.ts'
import { factory } from '../factory.ts'
import { amount, count, flag, natural, text } from '../values.ts'

const NOISES = ['uniform', 'logit_normal', 'trunc_logit_normal', 'one_shot', 'denoised', 'logsnr_uniform'] as const

const noise = (of: string): z.ZodType =>
  z
    .enum(NOISES)
    .optional()
    .meta({ title: of, help: `How times of diffusion are drawn for the ${of.toLowerCase()}.` })

const weight = (title: string): z.ZodDefault<z.ZodNumber> =>
  amount.default(1).meta({ title, help: 'How much this loss counts.', scale: 'log' })

const level = factory({
  title: 'Discriminator',
  help: 'Which head tells made latents from real ones.',
  beside: {
    dit_hidden_layer: natural.meta({ title: 'Layer', help: 'The layer of the base model whose output the head looks at.' }),
    contrastive: flag.default(false).meta({ title: 'Contrastive', help: 'Tells right conditions from wrong ones too.' }),
    include_grad_penalties: flag
      .default(false)
      .meta({ title: 'Gradient penalties', help: 'Punishes steep gradients of the head.' }),
    weights: z
      .object({ generator: weight('Generator'), discriminator: weight('Discriminator'), contrastive: weight('Contrast') })
      .prefault({})
      .meta({ title: 'Weights', help: 'How much its losses count.' }),
  },
})

const head = z.looseObject({}).optional().meta({ title: 'Config', help: 'What the head takes.' })

const discriminator = z
  .discriminatedUnion('type', [
    level.type('convnext', head, { title: 'ConvNeXt', summary: ['{type}', 'layer {dit_hidden_layer}'] }),
    level.type('conv', head, { title: 'Convolutions', summary: ['{type}', 'layer {dit_hidden_layer}'] }),
  ])
  .meta({ title: 'Discriminator', help: 'Tells made latents from real ones.' })

const warmup = z
  .object({
    warmup_steps: natural.default(0).meta({ title: 'Warm-up', help: 'Steps before the discriminator counts.', unit: 'steps' }),
    refresh_rate: count
      .default(1)
      .meta({ title: 'Refresh', help: 'Steps from one sample of the teacher to the next.', unit: 'steps' }),
    sampling_steps: count
      .default(20)
      .meta({ title: 'Sampling steps', help: 'Steps that the teacher makes a sample in.', unit: 'steps' }),
    cfg: amount.default(4).meta({ title: 'Guidance', help: 'Strength of classifier-free guidance of the teacher.', unit: '×' }),
  })
  .meta({ title: 'Warm-up', help: 'Learns the ways of a teacher first.', summary: ['{warmup_steps} steps', 'guidance {cfg}'] })

/** How a diffusion model is trained against a discriminator. `model` is asked for late, since a teacher is a whole model in turn. */
export function arc(model: () => z.ZodType): z.ZodType {
  const whole = (title: string, help: string): z.ZodType => z.lazy(model).optional().meta({ title, help })
  return z
    .object({
      teacher_model: whole('Teacher', 'A whole model that is learned from, unless the model itself is taken.'),
      use_model_as_teacher: flag
        .default(false)
        .meta({ title: 'Its own teacher', help: 'Takes a copy of the model as teacher.', group: 'Teacher' }),
      teacher_model_ckpt: text.optional().meta({
        title: 'Teacher’s checkpoint',
        help: 'Where the weights of the teacher are. A teacher needs it.',
        group: 'Teacher',
      }),
      discriminator_base_model: whole(
        'Base model',
        'A whole model that the discriminator stands on, unless the model itself is taken.',
      ),
      use_model_as_discriminator: flag.default(false).meta({
        title: 'Its own base',
        help: 'Takes a copy of the model as the base of the discriminator.',
        group: 'Discriminator',
      }),
      discriminator_base_ckpt: text.optional().meta({
        title: 'Base model’s checkpoint',
        help: 'Where the weights of the base model are.',
        group: 'Discriminator',
      }),
      ode_warmup: warmup.optional(),
      noise_dist: z
        .object({ generator: noise('Generator'), discriminator: noise('Discriminator') })
        .optional()
        .meta({ title: 'Times', help: 'How times of diffusion are drawn.', summary: ['{generator}', '{discriminator}'] }),
      discriminator,
    })
    .meta({
      title: 'ARC',
      help: 'Trains against a discriminator, so that few steps suffice. Its being here switches the way of training.',
      summary: ['{discriminator.type}', 'layer {discriminator.dit_hidden_layer}'],
      source: 'ARCTrainingWrapper in training/arc.py',
    })
}
