import type { Guard } from '../system.ts'

/** What each kind of file may write, as the presets of the real code are kept apart. An experiment may write anything. */
export const guards: readonly Guard[] = [
  {
    kind: 'model',
    allows: ['model.**'],
    severity: 'warning',
    why: 'a model file holds architecture alone, so that it goes with any data and training',
  },
  {
    kind: 'training',
    allows: ['training.**', 'device.**', 'logging.**'],
    severity: 'warning',
    why: 'a training file holds how long and how fast is learned, for any model and data',
  },
  {
    kind: 'data',
    allows: ['data.**', 'validation.**', 'model.input_dim', 'model.num_clusters'],
    severity: 'warning',
    why: 'of the model, data decides the dimensions and the clusters and nothing else',
  },
]
