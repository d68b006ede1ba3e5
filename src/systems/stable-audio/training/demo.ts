import { z } from '../../zod.ts'
import { count } from '../values.ts'

const SOURCE = 'create_demo_callback_from_config in training/factory.py'

const every = {
  demo_every: count.default(2000).meta({ title: 'Demo every', help: 'Steps from one demo to the next.', unit: 'steps' }),
}
function demo(shape: z.ZodRawShape, help: string): z.ZodObject {
  return z.object(shape).meta({ title: 'Demo', help, summary: ['every {demo_every}'], source: SOURCE })
}

/** How an autoencoder is heard while it trains. */
export const autoencoderDemo = demo(every, 'What is heard while it trains: up to 8 samples as they come out.')
