import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const optionalInt = z.int().min(0).nullable().optional()
/** A number of batches, or a share of all of them. */
const batches = z.number().min(0).optional()
const PASSED_ON = 'the script reads it, then hands the whole section to pl.Trainer, which stops with a TypeError'

const callbacks = z
  .object({
    output_dir: z.string().min(1).optional().meta({ title: 'Output folder', help: 'Where logs and checkpoints go.' }),
    model_checkpoint: z.record(z.string(), z.unknown()).optional().meta({
      title: 'Checkpoints',
      help: 'Arguments of ModelCheckpoint, as Lightning names them.',
    }),
    training_metrics: z
      .object({
        splits: z
          .array(z.enum(['train', 'val', 'test']))
          .default(['train', 'val'])
          .meta({ title: 'Splits', help: 'Which splits are measured.' }),
        metrics: z.array(z.string()).default(['mae', 'rmse', 'mape']).meta({ title: 'Metrics', help: 'What is measured.' }),
        csv_filename: z
          .string()
          .min(1)
          .optional()
          .meta({ title: 'CSV file', help: 'Table of the metrics, one row for each epoch.' }),
        json_filename: z.string().min(1).optional().meta({ title: 'JSON file', help: 'The metrics for programs to read.' }),
        append_mode: z
          .boolean()
          .default(true)
          .meta({ title: 'Append', help: 'Adds to files that exist instead of replacing them.' }),
      })
      .optional()
      .meta({ title: 'Metrics', help: 'What is measured while training, and where it is written.' }),
  })
  .meta({
    title: 'Callbacks',
    help: 'What happens beside training. Taken out before the rest goes to pl.Trainer.',
    group: 'Output',
  })

const schema = z
  .strictObject({
    max_epochs: z
      .int()
      .min(-1)
      .nullable()
      .optional()
      .meta({ title: 'Most epochs', help: '-1 has no end.', unit: 'epochs', group: 'Length' }),
    min_epochs: optionalInt.meta({
      title: 'Fewest epochs',
      help: 'Early stopping waits for them.',
      unit: 'epochs',
      group: 'Length',
    }),
    max_steps: z.int().min(-1).optional().meta({ title: 'Most steps', help: '-1 has no end.', unit: 'steps', group: 'Length' }),
    min_steps: optionalInt.meta({
      title: 'Fewest steps',
      help: 'Early stopping waits for them.',
      unit: 'steps',
      group: 'Length',
    }),
    fast_dev_run: z
      .union([z.boolean(), z.int().min(0)])
      .optional()
      .meta({
        title: 'Fast dev run',
        help: 'One batch of each split (or so many), to see that everything runs.',
        group: 'Length',
      }),
    limit_train_batches: batches.meta({
      title: 'Training batches',
      help: 'Number of batches, or a share below 1.',
      group: 'Length',
    }),
    limit_val_batches: batches.meta({
      title: 'Validation batches',
      help: 'Number of batches, or a share below 1.',
      group: 'Length',
    }),
    limit_test_batches: batches.meta({ title: 'Test batches', help: 'Number of batches, or a share below 1.', group: 'Length' }),
    overfit_batches: batches.meta({
      title: 'Overfit batches',
      help: 'Trains on the same few batches, to see that learning works.',
      group: 'Length',
    }),
    accelerator: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Accelerator',
        help: 'Kind of hardware to train on.',
        group: 'Hardware',
        examples: ['auto', 'gpu', 'cpu', 'tpu', 'mps'],
        lookedUp: ['cuda', 'hpu', 'ipu'],
      }),
    devices: z
      .union([z.int(), z.string(), z.array(z.int())])
      .optional()
      .meta({
        title: 'Devices',
        help: 'How many, which ones, or auto.',
        group: 'Hardware',
        examples: ['auto', 1, -1],
      }),
    num_nodes: z
      .int()
      .positive()
      .optional()
      .meta({ title: 'Nodes', help: 'Machines that train together.', unit: 'nodes', group: 'Hardware' }),
    strategy: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Strategy',
        help: 'How work is shared between devices.',
        group: 'Hardware',
        examples: ['auto', 'ddp', 'fsdp', 'deepspeed'],
        lookedUp: ['dp'],
      }),
    precision: z
      .union([z.int(), z.string()])
      .optional()
      .meta({
        title: 'Precision',
        help: 'Width of the numbers: 32, 16-mixed, bf16-mixed.',
        group: 'Hardware',
        examples: ['32-true', '16-mixed', 'bf16-mixed'],
        lookedUp: [],
      }),
    sync_batchnorm: z.boolean().optional().meta({ title: 'Synchronise batch norm', help: 'Across devices.', group: 'Hardware' }),
    deterministic: z
      .union([z.boolean(), z.literal('warn')])
      .optional()
      .meta({
        title: 'Deterministic',
        help: 'Only operations that give the same result each time.',
        group: 'Hardware',
      }),
    benchmark: z
      .boolean()
      .nullable()
      .optional()
      .meta({ title: 'cuDNN benchmark', help: 'Tries kernels at the start and keeps the fastest.', group: 'Hardware' }),
    accumulate_grad_batches: z
      .int()
      .positive()
      .optional()
      .meta({ title: 'Accumulate', help: 'Batches per optimiser step.', unit: 'batches', group: 'Optimisation' }),
    gradient_clip_val: z
      .number()
      .min(0)
      .nullable()
      .optional()
      .meta({ title: 'Gradient clipping', help: 'Largest gradient.', group: 'Optimisation' }),
    gradient_clip_algorithm: z
      .enum(['norm', 'value'])
      .nullable()
      .optional()
      .meta({ title: 'Clip by', help: 'The norm of all gradients, or each value.', group: 'Optimisation' }),
    val_check_interval: z
      .number()
      .positive()
      .nullable()
      .optional()
      .meta({ title: 'Validate every', help: 'Batches, or a share of an epoch.', group: 'Optimisation' }),
    check_val_every_n_epoch: z
      .int()
      .positive()
      .nullable()
      .optional()
      .meta({ title: 'Validate each', help: 'Epochs from one validation to the next.', unit: 'epochs', group: 'Optimisation' }),
    num_sanity_val_steps: z.int().min(-1).optional().meta({
      title: 'Sanity steps',
      help: 'Validation batches before training starts.',
      unit: 'batches',
      group: 'Optimisation',
    }),
    log_every_n_steps: z
      .int()
      .positive()
      .nullable()
      .optional()
      .meta({ title: 'Log every', help: 'Steps from one log line to the next.', unit: 'steps', group: 'Output' }),
    enable_checkpointing: z
      .boolean()
      .nullable()
      .optional()
      .meta({ title: 'Checkpoints', help: 'Whether checkpoints are written.', group: 'Output' }),
    enable_progress_bar: z
      .boolean()
      .nullable()
      .optional()
      .meta({ title: 'Progress bar', help: 'Whether progress is drawn.', group: 'Output' }),
    enable_model_summary: z
      .boolean()
      .nullable()
      .optional()
      .meta({ title: 'Model summary', help: 'Whether layers are listed at the start.', group: 'Output' }),
    default_root_dir: z
      .string()
      .min(1)
      .nullable()
      .optional()
      .meta({ title: 'Root folder', help: 'Where logs go when nothing else says so.', group: 'Output' }),
    logger: z
      .boolean()
      .nullable()
      .optional()
      .meta({ title: 'Logger', help: 'Whether the default logger runs.', group: 'Output' }),
    profiler: z
      .enum(['simple', 'advanced'])
      .nullable()
      .optional()
      .meta({ title: 'Profiler', help: 'Measures where time goes.', group: 'Output' }),
    detect_anomaly: z
      .boolean()
      .optional()
      .meta({ title: 'Detect anomalies', help: 'Finds where NaN comes from, slowly.', group: 'Optimisation' }),
    inference_mode: z
      .boolean()
      .optional()
      .meta({ title: 'Inference mode', help: 'Validates without tracking gradients at all.', group: 'Optimisation' }),
    use_distributed_sampler: z
      .boolean()
      .optional()
      .meta({ title: 'Distributed sampler', help: 'Gives each device its own samples.', group: 'Hardware' }),
    reload_dataloaders_every_n_epochs: z
      .int()
      .min(0)
      .optional()
      .meta({ title: 'Reload loaders', help: 'Epochs between; 0 never does.', unit: 'epochs', group: 'Optimisation' }),
    learning_rate: z
      .number()
      .positive()
      .optional()
      .meta({
        title: 'Learning rate',
        help: 'Step width of the optimiser.',
        scale: 'log',
        group: 'Optimisation',
        real: { refuses: `trainer.learning_rate: ${PASSED_ON}` },
      }),
    enable_gradient_checkpointing: z
      .boolean()
      .optional()
      .meta({
        title: 'Gradient checkpointing',
        help: 'Saves memory by computing parts again.',
        group: 'Hardware',
        real: { refuses: `trainer.enable_gradient_checkpointing: ${PASSED_ON}` },
      }),
    callbacks: callbacks.optional(),
  })
  .meta({
    title: 'pl.Trainer',
    help: 'Arguments of the Lightning trainer.',
    source: 'the arguments of pl.Trainer, to which the section is passed',
  })

export const trainer: SectionDefinition = {
  key: 'trainer',
  title: 'Trainer',
  help: 'Arguments of the Lightning trainer: all but callbacks are handed to it, so that an unknown key stops the run.',
  schema,
}
