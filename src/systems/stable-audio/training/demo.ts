import { z } from '../../schema/zod.ts'
import { amount, count, flag, text } from '../values.ts'

const SOURCE = 'create_demo_callback_from_config in training/factory.py'

const every = {
  demo_every: count.default(2000).meta({ title: 'Demo every', help: 'Steps from one demo to the next.', unit: 'steps' }),
}
const steps = {
  ...every,
  demo_steps: count.default(250).meta({ title: 'Sampling steps', help: 'Steps that a demo is made in.', unit: 'steps' }),
}
const scales = z.array(amount).min(1).meta({
  title: 'Guidance',
  help: 'Strengths of classifier-free guidance. A demo is made with each.',
  unit: '×',
})
const number = count.default(8).meta({ title: 'Demos', help: 'How many are made at a time.', unit: 'demos' })

const told = {
  title: 'Conditions',
  help: 'What each demo is made of: a map from the ids of conditioners to values, or a list of such maps.',
}
const conditions = z.union([z.array(z.looseObject({})), z.looseObject({})]).meta(told)

function demo(shape: z.ZodRawShape, help: string): z.ZodObject {
  return z.object(shape).meta({ title: 'Demo', help, summary: ['every {demo_every}'], source: SOURCE })
}

/** How an autoencoder is heard while it trains. */
export const autoencoderDemo = demo(every, 'What is heard while it trains: up to 8 samples as they come out.')

/** How a model that makes audio of noise alone is heard while it trains. */
export const plainDemo = demo(steps, 'What is heard while it trains.')

/** How a conditioned model is heard while it trains. */
export const conditionedDemo = demo(
  {
    ...steps,
    num_demos: count.meta({ title: 'Demos', help: 'How many are made at a time.', unit: 'demos' }),
    demo_cfg_scales: scales,
    demo_cond: conditions.default({}),
    demo_cond_from_batch: flag.default(false).meta({
      title: 'Conditions of the batch',
      help: 'Takes the conditions of what is trained on at the time, instead of those that are written here.',
    }),
    display_audio_cond: flag.default(false).meta({ title: 'Show audio conditions', help: 'Adds the audio that conditions it.' }),
    cond_display_configs: z
      .array(
        z
          .object({
            id: text.meta({ title: 'Condition', help: 'The id of a conditioner.' }),
            type: z.literal('audio').meta({ title: 'Type', help: 'How it is shown. Audio is all that is known.' }),
          })
          .meta({ title: 'Shown condition', help: 'A condition that is shown beside the demo.', summary: ['{id}', '{type}'] }),
      )
      .optional()
      .meta({ title: 'Shown conditions', help: 'Conditions that are shown beside the demo.' }),
  },
  'What is heard while it trains.',
)

/** How a model that fills gaps is heard while it trains. */
export const inpaintDemo = demo(
  { ...steps, demo_cfg_scales: scales, num_demos: number },
  'What is heard while it trains: samples with gaps, filled.',
)

/** How a language model is heard while it trains. */
export const languageDemo = demo(
  {
    ...every,
    demo_cfg_scales: scales.default([1]),
    num_demos: number,
    demo_cond: z
      .union([z.array(z.looseObject({})), z.looseObject({}), z.null()])
      .default(null)
      .meta(told),
  },
  'What is heard while it trains.',
)
