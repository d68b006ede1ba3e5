import fc from 'fast-check'
import type { Plain, PlainMap } from './fill-schema.testing.ts'
import type { ModelType } from './stable-audio.testing.ts'

/** The models that may teach, where there are any. */
type Teacher = fc.Arbitrary<PlainMap> | undefined

const optimizers = fc.constantFrom<PlainMap>(
  { type: 'AdamW', config: { lr: 0.0001 } },
  { type: 'Adam', config: {} },
  { type: 'SGD', config: {} },
  { type: 'FusedAdam', config: {} },
  { type: 'Lion', config: { lr: 0.0001, use_triton: true } },
)
const schedulers = fc.constantFrom<PlainMap>(
  { type: 'InverseLR', config: {} },
  { type: 'ExponentialLR', config: { gamma: 0.999 } },
  { type: 'OneCycleLR', config: { max_lr: 0.001 } },
  { type: 'CosineAnnealingWarmRestarts', config: { T_0: 1000 } },
  { type: 'CosineAnnealingLR', config: { T_max: 1000 } },
  { type: 'StepLR', config: { step_size: 1000 } },
  { type: 'ConstantLR', config: { factor: 0.5 } },
)

/** Optimizers for some parts, all with schedulers or none. */
function optimizerConfigs(...parts: readonly string[]): fc.Arbitrary<PlainMap> {
  const pair = fc.tuple(optimizers, schedulers)
  return fc.tuple(fc.boolean(), fc.tuple(...parts.map(() => pair))).map(([isScheduled, pairs]) =>
    Object.fromEntries(
      parts.map((part, i) => {
        const [optimizer = {}, scheduler = {}] = pairs[i] ?? []
        return [part, { optimizer, ...(isScheduled ? { scheduler } : {}) }]
      }),
    ),
  )
}

/** A rate, or optimizers in its place. */
function steps(...parts: readonly string[]): fc.Arbitrary<PlainMap> {
  return fc.oneof(
    fc.constant<PlainMap>({ learning_rate: 0.0001 }),
    optimizerConfigs(...parts).map((made) => ({ optimizer_configs: made })),
  )
}

const losses = fc
  .constantFrom<Plain>(
    { type: 'encodec', config: { filters: 64 }, weights: { adversarial: 0.1, feature_matching: 5 } },
    { type: 'oobleck', config: {}, weights: { adversarial: 0.1, feature_matching: 5 } },
    { type: 'dac', config: {}, weights: { adversarial: 0.1, feature_matching: 5 } },
    { type: 'big_vgan', config: {}, weights: { adversarial: 0.1, feature_matching: 5 } },
  )
  .map((discriminator): Plain => ({
    spectral: { type: 'mrstft', config: {}, weights: { mrstft: 1 } },
    time: { weights: { l1: 0.5 } },
    discriminator,
    bottleneck: { weights: { kl: 1e-6 } },
  }))

/** A teacher, where one may stand. */
function teaching(teacher: Teacher): fc.Arbitrary<PlainMap> {
  const none = fc.constant<PlainMap>({})
  const taught = teacher?.map((model) => ({ teacher_model: model, teacher_model_ckpt: 'teacher.ckpt' }))
  return taught ? fc.oneof({ weight: 3, arbitrary: none }, { weight: 1, arbitrary: taught }) : none
}

const demo: PlainMap = { num_demos: 4, demo_cfg_scales: [1, 3.5] }
const gaps: PlainMap = { mask_kwargs: { mask_type_probabilities: [0.25, 0.5, 0.25] } }

/** Training with conditions, one in four against a discriminator. */
function conditionedTraining(teacher: Teacher): fc.Arbitrary<Plain> {
  const plain = steps('diffusion')
  const arc = fc.tuple(optimizerConfigs('diffusion', 'discriminator'), teaching(teacher)).map(([made, taught]) => ({
    optimizer_configs: made,
    arc: { discriminator: { type: 'convnext', config: {}, dit_hidden_layer: 2 }, ode_warmup: {}, ...taught },
  }))
  return fc
    .oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: arc })
    .map((made) => ({ ...made, demo, inpainting: gaps, timestep_sampler_options: {} }))
}

/** How a model of each type is trained; `teacher` are the models that may teach. */
export const training: Readonly<Record<ModelType, (teacher: Teacher) => fc.Arbitrary<Plain | undefined>>> = {
  autoencoder: (teacher) =>
    fc.option(
      fc
        .tuple(steps('autoencoder', 'discriminator'), losses, teaching(teacher))
        .map(([made, loss, taught]) => ({ ...made, loss_configs: loss, demo: {}, ...taught })),
      { nil: undefined },
    ),
  diffusion_uncond: () => fc.constant({ learning_rate: 0.0001, demo: {} }),
  diffusion_autoencoder: () => fc.constant({ learning_rate: 0.0001, demo: {} }),
  diffusion_cond: conditionedTraining,
  diffusion_cond_inpaint: conditionedTraining,
  lm: () => steps('lm').map((made) => ({ ...made, demo: {} })),
}
