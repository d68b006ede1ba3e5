import { openUnion } from '../../schema/picked-union.ts'
import { z } from '../../schema/zod.ts'
import { factory } from '../factory.ts'
import { amount, flag, freeMap, text } from '../values.ts'

const tag = { title: 'Optimizer', help: 'Class of torch.optim, or FusedAdam of deepspeed. Any name is looked up.' }
const level = factory(tag)
const TORCH = 'torch.optim of PyTorch'
const torch = (file: string): string => `torch/optim/${file} of PyTorch`
const WAYS = { group: 'How it is worked out' }

const lr = amount.default(0.001).meta({ title: 'Learning rate', help: 'Step width.', scale: 'log' })
const betas = z
  .tuple([z.number().min(0).lt(1), z.number().min(0).lt(1)])
  .default([0.9, 0.999])
  .meta({ title: 'Betas', help: 'How slowly the running means of the gradient and of its square follow.' })
const eps = amount.default(1e-8).meta({ title: 'Epsilon', help: 'Keeps from dividing by zero.', scale: 'log' })
const decay = (value: number): z.ZodType =>
  amount.default(value).meta({ title: 'Weight decay', help: 'How strongly weights are drawn to zero.', scale: 'log' })
const amsgrad = flag.default(false).meta({ title: 'AMSGrad', help: 'Keeps the greatest running square.' })

/** What every optimizer of PyTorch takes. */
const ways = {
  maximize: flag.default(false).meta({ ...WAYS, title: 'Maximise', help: 'Climbs instead of descending.' }),
  foreach: flag
    .nullable()
    .default(null)
    .meta({ ...WAYS, title: 'For each', help: 'Works on all weights at once. Null decides by itself.' }),
  differentiable: flag.default(false).meta({ ...WAYS, title: 'Differentiable', help: 'Lets gradients flow through the step.' }),
  fused: flag
    .nullable()
    .default(null)
    .meta({ ...WAYS, title: 'Fused', help: 'One kernel for the whole step. Null decides by itself.' }),
}
const capturable = flag.default(false).meta({ ...WAYS, title: 'Capturable', help: 'May be captured in a CUDA graph.' })

const summary = ['{type}', 'rate {config.lr}']

const adamW = z
  .strictObject({ lr, betas, eps, weight_decay: decay(0.01), amsgrad, capturable, ...ways })
  .meta({ title: 'AdamW', help: 'Adam with the weight decay apart from the gradient.' })

const adam = z
  .strictObject({
    lr,
    betas,
    eps,
    weight_decay: decay(0),
    amsgrad,
    capturable,
    ...ways,
    decoupled_weight_decay: flag.optional().meta({
      ...WAYS,
      title: 'Decay apart',
      help: 'Keeps the weight decay apart from the gradient, as AdamW does. Only later versions of PyTorch have it.',
    }),
  })
  .meta({ title: 'Adam', help: 'Steps by running means of the gradient and of its square.' })

const sgd = z
  .strictObject({
    lr,
    momentum: amount.default(0).meta({ title: 'Momentum', help: 'Share of the last step that is taken again.' }),
    dampening: z.number().default(0).meta({ title: 'Dampening', help: 'By how much the gradient counts less with momentum.' }),
    weight_decay: decay(0),
    nesterov: flag.default(false).meta({ title: 'Nesterov', help: 'Looks ahead by the momentum. It needs some.' }),
    ...ways,
  })
  .meta({ title: 'SGD', help: 'Steps along the gradient.' })

const fusedAdam = z
  .strictObject({
    lr,
    bias_correction: flag
      .default(true)
      .meta({ title: 'Bias correction', help: 'Makes up for running means that start at zero.' }),
    betas,
    eps,
    adam_w_mode: flag.default(true).meta({ title: 'AdamW', help: 'Keeps the weight decay apart from the gradient.' }),
    weight_decay: decay(0),
    amsgrad: flag.default(false).meta({ title: 'AMSGrad', help: 'Has to be off: the class stops where it is on.' }),
    set_grad_none: flag
      .default(true)
      .meta({ title: 'Forget gradients', help: 'Frees gradients instead of setting them to zero.' }),
  })
  .meta({ title: 'FusedAdam', help: 'Adam of deepspeed in one kernel.' })

const IN_A_FORK =
  'torch.optim has no AdamW8bit: only branches and forks take it from bitsandbytes, others stop with an AttributeError'

const adamW8bit = z
  .looseObject({ lr, betas, eps, weight_decay: decay(0.01) })
  .meta({ title: 'AdamW8bit', help: 'AdamW of bitsandbytes, with its state in 8 bits.' })

/** The classes of torch.optim beside those that are known with their fields. */
const OTHERS = 'Adadelta Adafactor Adagrad Adamax ASGD LBFGS Muon NAdam RAdam RMSprop Rprop SparseAdam'.split(' ')

const other = z.object({
  type: text.meta({ ...tag, lookedUp: OTHERS }),
  config: freeMap.meta({ title: 'Config', help: 'What the class takes.', source: 'the class of that name in torch.optim' }),
})

/** What makes steps of gradients: any class of `torch.optim`, the known ones with their fields. */
export const optimizer = openUnion(
  'type',
  [
    level.type('AdamW', adamW, { title: 'AdamW', summary, source: torch('adamw.py') }),
    level.type('Adam', adam, { title: 'Adam', summary, source: torch('adam.py') }),
    level.type('SGD', sgd, { title: 'SGD', summary, source: torch('sgd.py') }),
    level.type('FusedAdam', fusedAdam, {
      title: 'Fused Adam',
      summary,
      source: 'FusedAdam in deepspeed/ops/adam/fused_adam.py, create_optimizer_from_config in training/utils.py',
    }),
    level.type('AdamW8bit', adamW8bit, {
      title: 'AdamW in 8 bits',
      summary,
      source: 'training/utils.py of a branch; its fields are inferred from those of AdamW',
      more: { type: z.literal('AdamW8bit').meta({ ...tag, real: { refuses: IN_A_FORK } }) },
    }),
  ],
  other.meta({ title: 'Another class', summary: ['{type}'], source: TORCH }),
).meta({ title: 'Optimizer', help: 'What makes steps of gradients.' })
