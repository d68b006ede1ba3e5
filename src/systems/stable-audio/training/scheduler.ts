import { openUnion } from '../../schema/picked-union.ts'
import { z } from '../../schema/zod.ts'
import { factory } from '../factory.ts'
import { above, amount, count, flag, freeMap, share, text } from '../values.ts'

const tag = {
  title: 'Scheduler',
  help: 'Class of torch.optim.lr_scheduler, or InverseLR of the code. Any name is looked up.',
}
const level = factory(tag)
const TORCH = 'torch/optim/lr_scheduler.py of PyTorch'
const PARTS = { group: 'Shape' }

const last = {
  last_epoch: z.int().min(-1).default(-1).meta({ title: 'Last step', help: 'Where it goes on. -1 starts anew.', unit: 'steps' }),
}
const floor = amount.default(0).meta({ title: 'Least rate', help: 'What the rate falls to.', scale: 'log' })
const gamma = above.meta({ title: 'Factor', help: 'What the rate is multiplied by.', unit: '×' })

const inverse = z
  .strictObject({
    inv_gamma: above
      .default(1)
      .meta({ title: 'Inverse gamma', help: 'Steps after which the rate has fallen by half, to the power.' }),
    power: above.default(1).meta({ title: 'Power', help: 'How fast the rate falls.' }),
    warmup: z
      .number()
      .min(0)
      .lt(1)
      .default(0)
      .meta({ title: 'Warm-up', help: 'How slowly the rate rises at first. 0 has no warm-up.' }),
    final_lr: amount.default(0).meta({ title: 'Final rate', help: 'What the rate never falls below.', scale: 'log' }),
    ...last,
  })
  .meta({ title: 'InverseLR', help: 'Rises at first, and falls with the inverse of the steps.' })

const exponential = z.strictObject({ gamma, ...last }).meta({ title: 'ExponentialLR', help: 'Multiplies the rate at each step.' })

const oneCycle = z
  .strictObject({
    max_lr: z.union([above, z.array(above)]).meta({ title: 'Greatest rate', help: 'At the top of the cycle.', scale: 'log' }),
    total_steps: count
      .nullable()
      .default(null)
      .meta({ title: 'Steps', help: 'Of the cycle. Null multiplies epochs and steps of an epoch.', unit: 'steps' }),
    epochs: count
      .nullable()
      .default(null)
      .meta({ title: 'Epochs', help: 'Of the cycle, where the steps are not said.', unit: 'epochs' }),
    steps_per_epoch: count
      .nullable()
      .default(null)
      .meta({ title: 'Steps of an epoch', help: 'Where the steps are not said.', unit: 'steps' }),
    pct_start: share.default(0.3).meta({ ...PARTS, title: 'Rising share', help: 'Share of the cycle in which the rate rises.' }),
    anneal_strategy: z
      .enum(['cos', 'linear'])
      .default('cos')
      .meta({ ...PARTS, title: 'Annealing', help: 'How the rate changes.' }),
    cycle_momentum: flag
      .default(true)
      .meta({ ...PARTS, title: 'Cycle momentum', help: 'Lets momentum fall while the rate rises.' }),
    base_momentum: share.default(0.85).meta({ ...PARTS, title: 'Least momentum', help: 'At the top of the cycle.' }),
    max_momentum: share.default(0.95).meta({ ...PARTS, title: 'Greatest momentum', help: 'At the ends of the cycle.' }),
    div_factor: above.default(25).meta({ ...PARTS, title: 'First divisor', help: 'The first rate is the greatest by it.' }),
    final_div_factor: above.default(10000).meta({ ...PARTS, title: 'Last divisor', help: 'The last rate is the first by it.' }),
    three_phase: flag
      .default(false)
      .meta({ ...PARTS, title: 'Three phases', help: 'Falls to the first rate before it falls to the last.' }),
    ...last,
  })
  .meta({ title: 'OneCycleLR', help: 'Rises once and falls once.' })

const restarts = z
  .strictObject({
    T_0: count.meta({ title: 'First period', help: 'Steps to the first restart.', unit: 'steps' }),
    T_mult: count.default(1).meta({ title: 'Growth', help: 'By how much each period is longer than the last.', unit: '×' }),
    eta_min: floor,
    ...last,
  })
  .meta({ title: 'CosineAnnealingWarmRestarts', help: 'Falls along a cosine, and starts again.' })

const cosine = z
  .strictObject({
    T_max: count.meta({ title: 'Period', help: 'Steps to the least rate.', unit: 'steps' }),
    eta_min: floor,
    ...last,
  })
  .meta({ title: 'CosineAnnealingLR', help: 'Falls along a cosine.' })

const stepwise = z
  .strictObject({
    step_size: count.meta({ title: 'Period', help: 'Steps from one fall to the next.', unit: 'steps' }),
    gamma: gamma.default(0.1),
    ...last,
  })
  .meta({ title: 'StepLR', help: 'Multiplies the rate once in each period.' })

const known = Object.entries({
  InverseLR: { schema: inverse, title: 'Inverse', source: 'InverseLR in training/utils.py', parts: ['warm-up {config.warmup}'] },
  ExponentialLR: { schema: exponential, title: 'Exponential', source: TORCH, parts: ['× {config.gamma}'] },
  OneCycleLR: { schema: oneCycle, title: 'One cycle', source: TORCH, parts: ['up to {config.max_lr}'] },
  CosineAnnealingWarmRestarts: {
    schema: restarts,
    title: 'Cosine with restarts',
    source: TORCH,
    parts: ['first of {config.T_0}'],
  },
  CosineAnnealingLR: { schema: cosine, title: 'Cosine', source: TORCH, parts: ['over {config.T_max}'] },
  StepLR: { schema: stepwise, title: 'Steps', source: TORCH, parts: ['every {config.step_size}'] },
})

/** The classes of torch.optim.lr_scheduler beside those that are known with their fields. */
const OTHERS =
  'ChainedScheduler ConstantLR CyclicLR LambdaLR LinearLR MultiplicativeLR MultiStepLR PolynomialLR ReduceLROnPlateau SequentialLR'.split(
    ' ',
  )

const other = z.object({
  type: text.meta({ ...tag, lookedUp: OTHERS }),
  config: freeMap.meta({
    title: 'Config',
    help: 'What the class takes.',
    source: 'the class of that name in torch.optim.lr_scheduler',
  }),
})

/** How the learning rate changes: any class of `torch.optim.lr_scheduler`, the known ones with their fields. */
export const scheduler = openUnion(
  'type',
  known.map(([name, { schema, title, source, parts }]) =>
    level.type(name, schema, { title, source, summary: ['{type}', ...parts] }),
  ),
  other.meta({ title: 'Another class', summary: ['{type}'], source: TORCH }),
).meta({ title: 'Scheduler', help: 'How the learning rate changes.' })
