import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const deviceSchema = z
  .object({
    device: z
      .string()
      .regex(/^(?:auto|cpu|cuda(?::\d+)?)$/)
      .optional()
      .meta({
        title: 'Device',
        help: 'Where the model is put: auto, cpu, cuda, or one GPU of several by its number.',
        examples: ['auto', 'cpu', 'cuda', 'cuda:0'],
      }),
    use_mixed_precision: z.boolean().default(false).meta({
      title: 'Mixed precision',
      help: 'Whether parts of the work are done at half the precision.',
    }),
    precision: z.enum(['float32', 'float16', 'bfloat16']).optional().meta({ title: 'Precision', help: 'What one number takes.' }),
    compile_model: z.boolean().default(false).meta({ title: 'Compile', help: 'Whether the model is compiled before training.' }),
    compile_mode: z
      .string()
      .default('default')
      .meta({
        title: 'Compile mode',
        help: 'How the model is compiled.',
        examples: ['default'],
        lookedUp: ['reduce-overhead', 'max-autotune', 'max-autotune-no-cudagraphs'],
      }),
  })
  .meta({ title: 'DeviceConfig', help: 'What the model runs on.', source: 'DeviceConfig' })

export const device: SectionDefinition = {
  key: 'device',
  title: 'Device',
  help: 'What the model runs on.',
  schema: deviceSchema,
}

const folder = (title: string, help: string): z.ZodOptional<z.ZodNullable<z.ZodString>> =>
  z.string().nullable().optional().meta({ title, help })

const pathsSchema = z
  .object({
    base_dir: z.string().default('./runs').meta({ title: 'Base folder', help: 'Folder that holds every run.' }),
    checkpoint_dir: folder('Checkpoints', 'Folder of the saved weights.'),
    log_dir: folder('Logs', 'Folder of the logs.'),
    data_dir: folder('Data', 'Folder of saved mixtures.'),
  })
  .meta({ title: 'PathConfig', help: 'Where things are put.', source: 'PathConfig' })

export const paths: SectionDefinition = { key: 'paths', title: 'Paths', help: 'Where things are put.', schema: pathsSchema }

/** Other keys are taken without a word: two texts of the class say how lines look, and what they are called is not known. */
const loggingSchema = z
  .looseObject({
    log_level: z.enum(['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL']).optional().meta({
      title: 'Level',
      help: 'What is too small to be written down.',
    }),
    log_to_console: z.boolean().default(true).meta({ title: 'To the console', help: 'Whether lines are printed.' }),
    log_to_file: z.boolean().default(true).meta({ title: 'To a file', help: 'Whether lines are kept.' }),
    tensorboard_enabled: z
      .boolean()
      .default(true)
      .meta({ title: 'TensorBoard', help: 'Whether curves are written for TensorBoard.' }),
    log_every_n_steps: z.int().min(1).default(10).meta({
      title: 'Log every',
      help: 'Steps from one entry to the next.',
      unit: 'steps',
    }),
    log_model_graph: z.boolean().default(true).meta({ title: 'Graph', help: 'Whether the graph of the model is written.' }),
    log_histograms: z
      .boolean()
      .default(false)
      .meta({ title: 'Histograms', help: 'Whether histograms of the weights are written.' }),
    histogram_every_n_epochs: z.int().min(1).default(5).meta({
      title: 'Histograms every',
      help: 'Epochs from one to the next.',
      unit: 'epochs',
    }),
    flush_secs: z.int().min(1).default(120).meta({
      title: 'Flush every',
      help: 'How long entries may wait before they are written.',
      unit: 's',
    }),
  })
  .meta({ title: 'LoggingConfig', help: 'What is written down while training.', source: 'LoggingConfig' })

export const logging: SectionDefinition = {
  key: 'logging',
  title: 'Logging',
  help: 'What is written down while training.',
  schema: loggingSchema,
}
