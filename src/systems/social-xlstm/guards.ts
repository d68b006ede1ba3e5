import type { Guard } from '../system.ts'

/** What each kind of file may write. An experiment may write anything. */
export const guards: readonly Guard[] = [
  {
    kind: 'model',
    allows: ['model.**', 'social_pooling.**', 'social.**'],
    severity: 'warning',
    why: 'a model file holds architecture alone, so that it goes with any data and training',
  },
  {
    kind: 'data',
    allows: ['data.**', 'vd.**', 'metadata.**', 'model.*.input_size'],
    severity: 'error',
    why: 'of the model, data decides the input size and nothing else',
  },
  {
    kind: 'training',
    allows: ['training.**', 'trainer.**', 'optimizer.**'],
    severity: 'warning',
    why: 'a training file holds how long and how fast is learned, for any model and data',
  },
]
