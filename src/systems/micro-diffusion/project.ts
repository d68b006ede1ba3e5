import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

/** The keys at the top of the file: each is a section of a single value, with the default of the class that holds them all. */
export const project: readonly SectionDefinition[] = [
  {
    key: 'experiment_name',
    title: 'Experiment',
    help: 'Names the outputs of the run.',
    schema: own(z.string().min(1).default('micro-diffusion')),
  },
  { key: 'seed', title: 'Seed', help: 'Starts every random generator.', schema: own(z.int().min(0).default(42)) },
  { key: 'data_dir', title: 'Data folder', help: 'Where the texts are.', schema: own(z.string().min(1).default('data')) },
  {
    key: 'output_dir',
    title: 'Output folder',
    help: 'Where checkpoints and logs go.',
    schema: own(z.string().min(1).default('outputs')),
  },
  {
    key: 'cache_dir',
    title: 'Cache folder',
    help: 'Where prepared data is kept for the next run.',
    schema: own(z.string().min(1).default('cache')),
  },
  {
    key: 'device',
    title: 'Device',
    help: 'Where training runs. Auto came with a later version: it takes a GPU where there is one.',
    schema: own(z.enum(['cuda', 'cpu', 'auto']).default('cuda')),
  },
  {
    key: 'mixed_precision',
    title: 'Mixed precision',
    help: 'Half precision where it does no harm. Training has a key of its own for it.',
    schema: own(z.boolean().default(true)),
  },
  {
    key: 'gradient_checkpointing',
    title: 'Gradient checkpointing',
    help: 'Less memory for more time. Training has a key of its own for it.',
    schema: own(z.boolean().default(true)),
  },
]

function own<T extends z.ZodType>(schema: T): T {
  return schema.meta({ source: 'ProjectConfig in config/__init__.py' })
}
