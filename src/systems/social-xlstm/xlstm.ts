import { z } from '../zod.ts'
import type { ModelKind } from './model-kind.ts'

const backend = z.string().min(1)
const BACKENDS = ['vanilla', 'cuda']

const schema = z
  .strictObject({
    input_size: z.int().positive().meta({
      title: 'Input size',
      help: 'Features per time step. With several detectors it is the features of all of them together.',
      unit: 'features',
      group: 'Input and output',
    }),
    embedding_dim: z.int().positive().meta({
      title: 'Embedding size',
      help: 'Width of each block. Inputs are projected to it first.',
      unit: 'units',
      group: 'Architecture',
    }),
    hidden_size: z
      .int()
      .positive()
      .optional()
      .meta({
        title: 'Hidden size',
        help: 'Named in the design document. Blocks take their width from the embedding size.',
        unit: 'units',
        group: 'Architecture',
        source: 'the design document',
        real: { refuses: 'TrafficXLSTMConfig has no parameter hidden_size: building it stops with a TypeError' },
      }),
    num_blocks: z.int().positive().meta({
      title: 'Blocks',
      help: 'Residual blocks on one another, each an mLSTM or, where listed below, an sLSTM.',
      unit: 'blocks',
      group: 'Architecture',
    }),
    slstm_at: z.array(z.int().min(0)).meta({
      title: 'sLSTM at',
      help: 'Places of the sLSTM blocks, counted from 0. An empty list makes all blocks mLSTM.',
      group: 'Architecture',
    }),
    slstm_backend: backend.meta({
      title: 'sLSTM backend',
      help: 'Implementation of the sLSTM cell. Vanilla runs anywhere, CUDA kernels must be compiled.',
      group: 'Runtime',
      examples: BACKENDS,
    }),
    mlstm_backend: backend.meta({
      title: 'mLSTM backend',
      help: 'Implementation of the mLSTM cell.',
      group: 'Runtime',
      examples: BACKENDS,
    }),
    context_length: z.int().positive().meta({
      title: 'Context length',
      help: 'Longest sequence that the mLSTM blocks reserve room for.',
      unit: 'steps',
      group: 'Architecture',
    }),
    dropout: z.number().min(0).max(1).meta({
      title: 'Dropout',
      help: 'Share of activations dropped in each block while training.',
      group: 'Architecture',
    }),
    sequence_length: z.int().positive().meta({
      title: 'Sequence length',
      help: 'Time steps of history that one prediction sees.',
      unit: 'steps',
      group: 'Input and output',
    }),
    prediction_length: z.int().positive().meta({
      title: 'Prediction length',
      help: 'Time steps predicted at once.',
      unit: 'steps',
      group: 'Input and output',
    }),
    output_size: z
      .int()
      .positive()
      .optional()
      .meta({
        title: 'Output size',
        help: 'Features predicted for each time step.',
        unit: 'features',
        group: 'Input and output',
        real: { requires: 'TrafficXLSTMConfig has no default for it, building it stops with a TypeError' },
      }),
    batch_first: z
      .boolean()
      .optional()
      .meta({
        title: 'Batch first',
        help: 'Named in the design document. The blocks always take batch, time, feature.',
        group: 'Runtime',
        source: 'the design document',
        real: { refuses: 'TrafficXLSTMConfig has no parameter batch_first: building it stops with a TypeError' },
      }),
    multi_vd_mode: z.boolean().nullable().default(null).meta({
      title: 'Several detectors',
      help: 'Whether one sample holds several vehicle detectors.',
      group: 'Input and output',
    }),
    num_vds: z.int().positive().nullable().default(null).meta({
      title: 'Detectors',
      help: 'How many vehicle detectors a sample holds. Needed as soon as there are several.',
      unit: 'detectors',
      group: 'Input and output',
    }),
  })
  .meta({
    title: 'TrafficXLSTM',
    help: 'Extended LSTM: matrix-memory (mLSTM) blocks with scalar-memory (sLSTM) blocks among them.',
    source: 'TrafficXLSTMConfig in models/xlstm.py',
  })

export const xlstm: ModelKind = {
  name: 'TrafficXLSTM',
  key: 'xlstm',
  title: 'Extended LSTM',
  schema,
  summary: (get) => `extended LSTM, ${get('num_blocks')} blocks of width ${get('embedding_dim')}`,
}
