import type { z } from '../../schema/zod.ts'
import { above, flag } from '../values.ts'

/** Where the keys of `demo` are read, for those who write them beside it, as old files do. */
export const DEMO_KEYS = Object.fromEntries(
  ['demo_every', 'demo_steps', 'num_demos', 'demo_cfg_scales', 'demo_cond', 'demo_cond_from_batch'].map((key) => [
    key,
    `demo.${key}`,
  ]),
)

/** The rate of an optimizer that nothing else is said of. */
export const learningRate = above.meta({
  title: 'Learning rate',
  help: 'Step width of the default optimizer. Optimizers that are written out have their own.',
  scale: 'log',
  group: 'Optimisation',
})

/** Whether a smoothed copy of the weights is kept. */
export function ema(value: boolean): z.ZodType {
  return flag.default(value).meta({
    title: 'Smoothed copy',
    help: 'Keeps a running mean of the weights, which is what is saved for use.',
    group: 'Optimisation',
  })
}
/** Whether the dataset holds latents already. */
export const preEncoded = flag.default(false).meta({
  title: 'Pre-encoded',
  help: 'The dataset holds latents already, so that the pretransform is left out.',
  group: 'Data',
})
