import { factory, requiresGrad } from '../factory.ts'
import { flag } from '../values.ts'

/** What makes the encoders. */
export const encoderLevel = factory({
  title: 'Encoder',
  help: 'Which network makes latents of audio.',
  beside: requiresGrad,
})

/** What makes the decoders. */
export const decoderLevel = factory({
  title: 'Decoder',
  help: 'Which network makes audio of latents.',
  beside: {
    ...requiresGrad,
    soft_clip: flag.default(false).meta({
      title: 'Soft clip',
      help: 'Bends what is too loud with a tanh instead of leaving it to be cut off. Read beside type, not in config.',
      source: 'create_autoencoder_from_config in models/autoencoders.py',
    }),
  },
})
