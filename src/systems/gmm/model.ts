import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { transformer } from './transformer.ts'
import { droppedBy } from './verdict.ts'

const shared = {
  input_dim: z.int().min(1).default(2).meta({
    title: 'Input dimensions',
    help: 'Coordinates of one point: data.dim, said once more.',
    unit: 'dimensions',
  }),
  bias: z.boolean().default(false).meta({ title: 'Bias', help: 'Whether linear layers have a bias.' }),
  norm_eps: z.number().positive().default(1e-5).meta({
    title: 'Norm epsilon',
    help: 'Keeps the last normalisation from dividing by 0.',
    scale: 'log',
  }),
  use_orthogonal_encdec: z.boolean().default(true).meta({
    title: 'Orthogonal coding',
    help: 'Whether the maps into and out of the width of the layers are orthogonal.',
  }),
  transformer: transformer.prefault({}),
}

const TYPE = { title: 'Prediction', help: 'What the network predicts: where clusters are, or which cluster a point belongs to.' }

/** The class predicts centers whatever is said: the key picked a model in the design document and was removed later. */
const centers = z.object({ prediction_type: z.literal('centers').optional().meta(TYPE), ...shared }).meta({ title: 'Centers' })

const assignments = z
  .object({
    prediction_type: z
      .literal('assignments')
      .meta({ ...TYPE, ...droppedBy('ClusterPredictionConfig', 'prediction_type', 'it predicts centers') }),
    num_clusters: z
      .int()
      .min(1)
      .meta({
        title: 'Clusters',
        help: 'How many clusters a point may belong to.',
        unit: 'clusters',
        ...droppedBy('ClusterPredictionConfig', 'num_clusters', 'it went with prediction_type'),
      }),
    ...shared,
  })
  .meta({ title: 'Assignments' })

export const model: SectionDefinition = {
  key: 'model',
  title: 'Model',
  help: 'Which network is trained, and how it is built.',
  schema: z.discriminatedUnion('prediction_type', [centers, assignments]).meta({
    title: 'ClusterPredictionConfig',
    help: 'Which network is trained, and how it is built.',
    source: 'ClusterPredictionConfig',
  }),
  summary: ({ get, text }) => {
    const at = (key: string): string => text(['model', 'transformer', key])
    const kind = get(['model', 'prediction_type']) ?? 'centers'
    const shape = `${at('num_layers')} layers of width ${at('hidden_dim')}, ${at('num_heads')} heads`
    return typeof kind === 'string' ? `${kind}, ${shape}` : undefined
  },
}
