import { z } from '../schema/zod.ts'
import type { ModelKind } from './model-kind.ts'
import { countedBy, linear } from './parameter-count.ts'

const backend = z.string().min(1)
const BACKENDS = { examples: ['vanilla', 'cuda'], lookedUp: [] }

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
      ...BACKENDS,
    }),
    mlstm_backend: backend.meta({
      title: 'mLSTM backend',
      help: 'Implementation of the mLSTM cell.',
      group: 'Runtime',
      ...BACKENDS,
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

/** Heads of an sLSTM block. No key sets it: the class leaves it to the xlstm library, as it does all that the formula has as numbers. */
const SLSTM_HEADS = 4

/** As `TrafficXLSTM` in models/xlstm.py builds it of the blocks of the xlstm library. */
const parameters = countedBy({
  sizes: ['input_size', 'embedding_dim', 'num_blocks', 'output_size'],
  also: ['slstm_at'],
  formula:
    'linear input_size → d, d = embedding_dim; for each mLSTM block 3du + 43u + d + 8, u = 2d; for each sLSTM block ' +
    '2d² + 3df + 12d, f = 1.3d; u and f rounded up to a multiple of 64; a norm d; linear d → output_size; ' +
    "a linear layer a → b has ab + b; heads, kernels and widths inside a block are the xlstm library's own",
  parts: (sizes, get) => {
    const at: unknown = get('slstm_at')
    if (!Array.isArray(at)) return undefined
    const { embedding_dim: d, num_blocks: blocks } = sizes
    const places = new Set<unknown>(at)
    const isBuildable = [...places].every((place) => Number.isInteger(place) && Number(place) >= 0 && Number(place) < blocks)
    if (!isBuildable || (places.size > 0 && d % SLSTM_HEADS !== 0)) return undefined
    const [u, f] = [wide(2 * d), wide(1.3 * d)]
    const mlstm = 3 * d * u + 43 * u + d + 8
    const slstm = 2 * d * d + 3 * d * f + 12 * d
    return [
      { title: 'Input layer', help: 'Linear, from features to the width.', count: linear(sizes.input_size, d) },
      { title: 'mLSTM blocks', help: 'Blocks with a matrix memory.', count: (blocks - places.size) * mlstm },
      { title: 'sLSTM blocks', help: 'Blocks with a scalar memory, where slstm_at says.', count: places.size * slstm },
      { title: 'Norm', help: 'Behind the last block.', count: d },
      { title: 'Output layer', help: 'Linear, from the width to what is predicted.', count: linear(d, sizes.output_size) },
    ]
  },
})

/** The width that the library makes of another: a multiple of 64. */
function wide(width: number): number {
  return Math.ceil(width / 64) * 64
}

export const xlstm: ModelKind = {
  name: 'TrafficXLSTM',
  key: 'xlstm',
  title: 'Extended LSTM',
  schema,
  summary: (get) => `extended LSTM, ${get('num_blocks')} blocks of width ${get('embedding_dim')}`,
  parameters,
}
