import type { SectionDefinition } from '../system.ts'
import { z } from '../zod.ts'
import { modelOf, unbuildable } from './model-kind.ts'
import { autoencoder } from './pretransform.ts'
import { autoencoderTraining } from './training/autoencoder-training.ts'

const autoencoderModel = modelOf({
  type: 'autoencoder',
  title: 'Autoencoder',
  help: 'Makes latents of audio, and audio of latents.',
  model: autoencoder,
  training: autoencoderTraining(() => schema),
})

const schema: z.ZodType = z
  .discriminatedUnion('model_type', [
    autoencoderModel,
    unbuildable(
      'hyperencoder',
      'Hyperencoder',
      'hyperencoder is of a fork, whose factory imports a function that does not exist: building it stops with an ImportError',
    ),
    unbuildable(
      'diffusion_prior',
      'Diffusion prior',
      'only older versions and branches build diffusion_prior: the factory knows it no more and stops',
    ),
    unbuildable('musicgen', 'MusicGen', 'only older versions build musicgen: the factory knows it no more and stops'),
  ])
  .meta({ title: 'Model', help: 'A whole model: what it is, and how it is trained.' })

/** The model JSON, as it stands under `model`. */
export const model: SectionDefinition = {
  key: 'model',
  title: 'Model',
  help: 'The model file: which kind of model is built, of what, and how it is trained.',
  schema,
}
