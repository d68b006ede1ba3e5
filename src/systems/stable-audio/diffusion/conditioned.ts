import { z } from '../../schema/zod.ts'
import { conditioning } from '../conditioning/conditioning.ts'
import { factory } from '../factory.ts'
import { optionalBlock } from '../optional-block.ts'
import { pretransform } from '../pretransform.ts'
import { count, flag, text } from '../values.ts'
import { adp, adpGuided, adpSummary } from './adp.ts'
import { dit } from './dit.ts'

const SOURCE = 'create_diffusion_cond_from_config in models/diffusion.py'

const ids = (title: string, help: string): z.ZodType =>
  z
    .array(text)
    .default([])
    .meta({ title, help: `Ids of conditioners whose output ${help}`, group: 'Conditions', source: SOURCE })

const shift = z
  .object({
    base_shift: z.number().default(0.5).meta({ title: 'Least shift', help: 'At the least length.' }),
    max_shift: z.number().default(1.15).meta({ title: 'Greatest shift', help: 'At the greatest length.' }),
    min_length: count.default(256).meta({ title: 'Least length', help: 'Where the least shift holds.', unit: 'steps' }),
    max_length: count.default(4096).meta({ title: 'Greatest length', help: 'Where the greatest shift holds.', unit: 'steps' }),
    use_sine: flag.default(false).meta({ title: 'Sine', help: 'Bends the time once more by a sine.' }),
  })
  .meta({
    title: 'Distribution shift',
    help: 'Draws times of diffusion towards noise, the more the longer the audio is.',
    summary: ['{base_shift} to {max_shift}'],
    source: 'DistributionShift in inference/sampling.py',
  })

const level = factory({
  title: 'Network',
  help: 'Which network takes the noise away.',
  beside: {
    diffusion_objective: z.enum(['v', 'rectified_flow', 'rf_denoiser']).default('v').meta({
      title: 'Objective',
      help: 'What is learned: the velocity of diffusion, or the straight way of a rectified flow. Read beside config.',
      source: SOURCE,
    }),
    cross_attention_cond_ids: ids('Cross-attention', 'layers look at.'),
    global_cond_ids: ids('Global', 'holds for all steps.'),
    input_concat_ids: ids('Beside the input', 'stands beside what comes in.'),
    prepend_cond_ids: ids('Before the input', 'stands before what comes in.'),
    distribution_shift_options: shift.optional(),
  },
})

const summary = ['{type}', '{config.depth} × {config.embed_dim}', '{diffusion_objective}']

const diffusion = z
  .discriminatedUnion('type', [
    level.type('dit', dit, {
      title: 'Transformer',
      summary,
      source: 'DiTWrapper in models/diffusion.py, DiffusionTransformer in models/dit.py',
    }),
    level.type('adp_cfg_1d', adpGuided, {
      title: 'U-Net with guidance',
      summary: adpSummary,
      source: 'UNetCFG1DWrapper in models/diffusion.py',
    }),
    level.type('adp_1d', adp, { title: 'U-Net', summary: adpSummary, source: 'UNet1DCondWrapper in models/diffusion.py' }),
  ])
  .meta({ title: 'Diffusion', help: 'The network that takes the noise away, and which conditions it gets.' })

/** The section of a conditioned diffusion model. */
export const conditionedDiffusion = z
  .object({
    diffusion,
    io_channels: count.meta({
      title: 'Channels',
      help: 'Channels of what is made: those of the pretransform’s latents.',
      unit: 'channels',
    }),
    pretransform: optionalBlock(pretransform, {
      title: 'Pretransform',
      help: 'Makes latents of audio. Null works on audio itself.',
    }),
    conditioning: conditioning.optional(),
  })
  .meta({ title: 'ConditionedDiffusionModelWrapper', help: 'Makes audio of noise, as conditions say.', source: SOURCE })
