import type { Path } from '../../core/path.ts'
import { blockSummary } from '../schema/block-summary.ts'
import type { ConfigView, SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { conditionedDiffusion } from './diffusion/conditioned.ts'
import { diffusionAutoencoder } from './diffusion/diffusion-autoencoder.ts'
import { unconditionedDiffusion } from './diffusion/unconditioned.ts'
import { languageModel } from './language-model.ts'
import { modelOf, unbuildable } from './model-kind.ts'
import { autoencoder } from './pretransform.ts'
import { autoencoderTraining } from './training/autoencoder-training.ts'
import {
  conditionedTraining,
  diffusionAutoencoderTraining,
  inpaintTraining,
  unconditionedTraining,
} from './training/diffusion-training.ts'
import { languageTraining } from './training/language-training.ts'

/** A whole model, which training may name in turn as a teacher. */
const itself = (): z.ZodType => schema

const schema: z.ZodType = z
  .discriminatedUnion('model_type', [
    modelOf({
      type: 'autoencoder',
      title: 'Autoencoder',
      help: 'Makes latents of audio, and audio of latents.',
      model: autoencoder,
      training: autoencoderTraining(itself),
    }),
    modelOf({
      type: 'diffusion_uncond',
      title: 'Diffusion',
      help: 'Makes audio of noise.',
      model: unconditionedDiffusion,
      training: unconditionedTraining,
    }),
    modelOf({
      type: 'diffusion_cond',
      title: 'Conditioned diffusion',
      help: 'Makes audio of noise, as conditions say.',
      model: conditionedDiffusion,
      training: conditionedTraining(itself),
    }),
    modelOf({
      type: 'diffusion_cond_inpaint',
      title: 'Inpainting',
      help: 'Fills gaps of audio, as conditions say.',
      model: conditionedDiffusion,
      training: inpaintTraining(itself),
    }),
    modelOf({
      type: 'diffusion_autoencoder',
      title: 'Diffusion autoencoder',
      help: 'Makes latents of audio, and audio of latents and noise.',
      model: diffusionAutoencoder,
      training: diffusionAutoencoderTraining,
    }),
    modelOf({
      type: 'lm',
      title: 'Language model',
      help: 'Makes audio token by token.',
      model: languageModel,
      training: languageTraining,
    }),
    unbuildable(
      'hyperencoder',
      'Hyperencoder, not buildable',
      'hyperencoder is of a fork, whose factory imports a function that does not exist: building it stops with an ImportError',
    ),
    unbuildable(
      'diffusion_prior',
      'Diffusion prior, not buildable',
      'only older versions and branches build diffusion_prior: the factory knows it no more and stops',
    ),
    unbuildable(
      'musicgen',
      'MusicGen, not buildable',
      'only older versions build musicgen: the factory knows it no more and stops',
    ),
  ])
  .meta({ title: 'Model', help: 'A whole model: what it is, and how it is trained.' })

/** The model JSON, as it stands under `model`. */
export const model: SectionDefinition = {
  key: 'model',
  title: 'Model',
  help: 'The model file: which kind of model is built, of what, and how it is trained.',
  requires: 'train.py opens the file that model_config names, and stops where it names none',
  requiredBy: 'experiment',
  schema,
  summary,
}

const PARTS = [
  '{model_type}',
  '{model.encoder.type}',
  '{model.bottleneck.type}',
  '{model.type}',
  '{model.diffusion.type}',
  '{model.lm.type}',
  '{sample_rate} Hz',
]

function summary({ get }: ConfigView): string | undefined {
  return blockSummary(PARTS, (path: Path) => get(['model', ...path]))
}
