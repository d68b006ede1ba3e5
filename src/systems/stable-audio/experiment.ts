import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { amount, count, natural, text } from './values.ts'

const INI = 'defaults.ini, train.py'

/** A file that may be named or not: nothing is an empty text. */
const file = z.string().nullable().default('')

/** The keys of the INI file, which are the flags of the command line too: each is a section of a single value. */
export const experiment: readonly SectionDefinition[] = [
  own('name', text.default('stable_audio_tools'), { title: 'Name', help: 'Names the run, and the project where it is logged.' }),
  own('project', z.string().nullable().default(null), {
    title: 'Project',
    help: 'Nothing reads it: runs are logged under the name.',
  }),
  own('batch_size', count.default(4).meta({ unit: 'samples' }), { title: 'Batch size', help: 'Samples at a time on each GPU.' }),
  own('recover', z.union([z.boolean(), z.string()]).default(false), {
    title: 'Recover',
    help: 'Nothing reads it. Of an INI file the loader takes True for False, and true and false for text.',
  }),
  own('save_top_k', z.int().min(-1).default(-1), {
    title: 'Checkpoints to keep',
    help: 'Nothing reads it: every checkpoint is kept.',
  }),
  own('num_nodes', count.default(1).meta({ unit: 'machines' }), { title: 'Nodes', help: 'Machines that train together.' }),
  own('num_gpus', natural.optional().meta({ unit: 'GPUs' }), {
    title: 'GPUs',
    help: 'How many GPUs train. Read only where strategy is empty.',
  }),
  own(
    'strategy',
    z
      .string()
      .default('auto')
      .meta({ examples: ['auto', 'deepspeed', 'ddp', 'ddp_find_unused_parameters_true', ''], lookedUp: ['dp'] }),
    { title: 'Strategy', help: 'How the work is shared among GPUs. deepspeed has settings of its own.' },
  ),
  own(
    'precision',
    z
      .union([z.string(), z.int()])
      .default('16-mixed')
      .meta({ examples: ['16-mixed', 'bf16-mixed', '32'], lookedUp: [] }),
    { title: 'Precision', help: 'How numbers are kept while training.' },
  ),
  own('num_workers', natural.default(6).meta({ unit: 'processes' }), { title: 'Workers', help: 'Processes that load data.' }),
  own('seed', natural.default(42), { title: 'Seed', help: 'Starts every random generator.' }),
  own('accum_batches', count.default(1).meta({ unit: 'batches' }), {
    title: 'Accumulation',
    help: 'Batches whose gradients make one step.',
  }),
  own('checkpoint_every', count.default(10000).meta({ unit: 'steps' }), {
    title: 'Checkpoint every',
    help: 'Steps from one checkpoint to the next.',
  }),
  own('val_every', z.int().min(-1).default(-1).meta({ unit: 'steps' }), {
    title: 'Validate every',
    help: 'Steps from one validation to the next. -1 never validates.',
  }),
  own('ckpt_path', file, { title: 'Checkpoint', help: 'Where a run goes on, with its optimizer.' }),
  own('pretrained_ckpt_path', file, { title: 'Pretrained weights', help: 'What a new run starts from.' }),
  own('pretransform_ckpt_path', file, { title: 'Pretransform weights', help: 'The trained pretransform.' }),
  own('model_config', file, { title: 'Model file', help: 'Which model is built and trained.' }),
  own('dataset_config', file, { title: 'Dataset file', help: 'What is trained on.' }),
  own('val_dataset_config', file, { title: 'Validation file', help: 'What is validated on.' }),
  own('save_dir', file, { title: 'Output folder', help: 'Where checkpoints go.' }),
  own('gradient_clip_val', amount.default(0), {
    title: 'Gradient clipping',
    help: 'Largest norm of the gradient. 0 clips nothing.',
  }),
  own('remove_pretransform_weight_norm', z.enum(['', 'pre_load', 'post_load']).nullable().default(''), {
    title: 'Remove weight norm',
    help: 'Whether the weight norm of the pretransform is folded in, before its weights are loaded or behind.',
  }),
  own(
    'logger',
    z
      .string()
      .nullable()
      .default('wandb')
      .meta({ examples: ['wandb', 'comet', ''], lookedUp: [] }),
    { title: 'Logger', help: 'Where runs are logged. Anything but wandb and comet logs nowhere.' },
  ),
]

function own(key: string, schema: z.ZodType, facts: Pick<SectionDefinition, 'title' | 'help'>): SectionDefinition {
  return { key, ...facts, schema: schema.meta({ source: INI }) }
}
