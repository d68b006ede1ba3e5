import { z } from 'zod/v3'
import { blockSummary } from '../schema/block-summary.ts'
import type { ConfigView, SectionDefinition } from '../system.ts'
import { facts } from '../schema/zod3-facts.ts'

/** Written in Zod 3, where it needs nothing that Zod 3 has not: no map in it holds itself, and no union stands in another. */
const SOURCE = 'create_dataloader_from_config in data/dataset.py'

const tag = facts({
  title: 'Dataset type',
  help: 'Where samples are from: files, latents that were encoded before, or archives.',
})
const metadata = z
  .string()
  .optional()
  .describe(facts({ title: 'Metadata module', help: 'A Python file whose get_custom_metadata() says more of each sample.' }))
const id = z
  .string()
  .min(1)
  .describe(facts({ title: 'Id', help: 'Names the folder or archive, in logs and in the metadata of its samples.' }))

const CROP = { title: 'Latents in a sample', help: 'Longer ones are cut to it. Left out, nothing is cut.', unit: 'steps' }

const folder = z
  .object({
    id,
    path: z
      .string()
      .min(1)
      .describe(facts({ title: 'Path', help: 'The folder. What is below it counts too.' })),
    custom_metadata_module: metadata,
  })
  .describe(
    facts({
      title: 'Folder',
      help: 'A folder with samples.',
      summary: ['{id}', '{path}'],
      elsewhere: { latent_crop_length: 'the top of the dataset' },
      source: SOURCE,
    }),
  )

const archive = z
  .object({
    id,
    s3_path: z
      .string()
      .optional()
      .describe(facts({ title: 'S3 path', help: 'Where the archives are on S3. This or a path.' })),
    path: z
      .string()
      .optional()
      .describe(facts({ title: 'Path', help: 'Where the archives are. This or an S3 path.' })),
    profile: z
      .string()
      .optional()
      .describe(facts({ title: 'Profile', help: 'Which credentials of the AWS command line are used.' })),
    custom_metadata_module: metadata,
  })
  .describe(
    facts({
      title: 'Archives',
      help: 'A place with archives of samples.',
      summary: ['{id}', '{s3_path}', '{path}'],
      elsewhere: { latent_crop_length: 'the top of the dataset' },
      source: SOURCE,
    }),
  )

const list = <T extends z.ZodTypeAny>(item: T): z.ZodArray<T> =>
  z.array(item).describe(facts({ title: 'Datasets', help: 'Where samples are, each with an id.' }))

const crop = (value: boolean): z.ZodDefault<z.ZodBoolean> =>
  z
    .boolean()
    .default(value)
    .describe(facts({ title: 'Random crop', help: 'Begins at any place of a file, and not always at its start.' }))

const cropLength = z.number().int().min(1).optional().describe(facts(CROP))

const dropLast = z
  .boolean()
  .default(true)
  .describe(facts({ title: 'Drop the last', help: 'Leaves the last batch of an epoch out where it is not full.' }))

const seconds = (title: string, help: string): z.ZodOptional<z.ZodNumber> =>
  z
    .number()
    .min(0)
    .optional()
    .describe(facts({ title, help, unit: 's' }))

const pair = (title: string, help: string): z.ZodTuple<[z.ZodNumber, z.ZodNumber]> =>
  z.tuple([z.number(), z.number()]).describe(facts({ title, help }))

const audioFolder = z
  .object({
    dataset_type: z.literal('audio_dir').describe(tag),
    datasets: list(folder),
    random_crop: crop(true),
    drop_last: dropLast,
  })
  .describe(facts({ title: 'Audio files', summary: ['{dataset_type}', '{datasets.*.id}'], source: SOURCE }))

const preEncoded = z
  .object({
    dataset_type: z.literal('pre_encoded').describe(tag),
    datasets: list(folder),
    latent_crop_length: cropLength,
    min_length_sec: seconds('Shortest', 'Shorter samples are left out.'),
    max_length_sec: seconds('Longest', 'Longer samples are left out.'),
    random_crop: crop(false),
    latent_extension: z
      .string()
      .min(1)
      .default('npy')
      .describe(facts({ title: 'Extension', help: 'Of the files that hold latents.' })),
    drop_last: dropLast,
  })
  .describe(
    facts({ title: 'Latents', summary: ['{dataset_type}', '{datasets.*.id}', '{latent_crop_length} steps'], source: SOURCE }),
  )

const archives = z
  .object({
    dataset_type: z.enum(['s3', 'wds']).describe(tag),
    datasets: list(archive),
    random_crop: crop(true),
    remove_silence: z
      .boolean()
      .default(false)
      .describe(facts({ title: 'Remove silence', help: 'Leaves out what is silent.', group: 'Silence' })),
    silence_threshold: pair('Silence', 'Loudness below which, and share of a sample above which, it counts as silent.').default([
      0.01, 0.5,
    ]),
    max_silence_duration: z
      .number()
      .min(0)
      .default(0.25)
      .describe(facts({ title: 'Longest silence', help: 'Share of a sample that may be silent.', group: 'Silence' })),
    volume_norm: z
      .boolean()
      .default(false)
      .describe(facts({ title: 'Normalise loudness', help: 'Brings samples to a loudness.', group: 'Loudness' })),
    volume_norm_param: pair('Loudness', 'Mean loudness and its spread.').default([-16, 2]),
    epoch_steps: z
      .number()
      .int()
      .min(1)
      .default(2000)
      .describe(facts({ title: 'Steps of an epoch', help: 'Archives have no end of their own.', unit: 'steps' })),
    pre_encoded: z
      .boolean()
      .default(false)
      .describe(facts({ title: 'Pre-encoded', help: 'The archives hold latents already.' })),
    latent_crop_length: cropLength,
    resampled_shards: z
      .boolean()
      .default(true)
      .describe(facts({ title: 'Draw archives anew', help: 'Draws archives with repetition, and not each once.' })),
  })
  .describe(facts({ title: 'Archives', summary: ['{dataset_type}', '{datasets.*.id}'], source: SOURCE }))

const schema = z.discriminatedUnion('dataset_type', [audioFolder, preEncoded, archives]).describe(
  facts({
    title: 'Dataset',
    help: 'Where samples are from. Of any other type the loader gives nothing back, and training stops.',
  }),
)

/** What is trained on, as it stands under `dataset`. */
export const dataset: SectionDefinition = {
  key: 'dataset',
  title: 'Dataset',
  help: 'The dataset file: what is trained on.',
  requires: 'train.py opens the file that dataset_config names, and stops where it names none',
  requiredBy: 'experiment',
  schema,
  summary: (view) => summaryOf(view, 'dataset'),
}

/** What is validated on. */
export const valDataset: SectionDefinition = {
  key: 'val_dataset',
  title: 'Validation dataset',
  help: 'The dataset file of validation.',
  schema,
  summary: (view) => summaryOf(view, 'val_dataset'),
}

function summaryOf({ get }: ConfigView, section: string): string | undefined {
  return blockSummary(['{dataset_type}', '{datasets.*.id}'], (path) => get([section, ...path]))
}
