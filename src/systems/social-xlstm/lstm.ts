import { z } from '../schema/zod.ts'
import type { ModelKind } from './model-kind.ts'
import { isSize } from '../schema/numbers.ts'
import { countedBy, linear } from './parameter-count.ts'

const schema = z
  .strictObject({
    input_size: z.int().positive().default(3).meta({
      title: 'Input size',
      help: 'Features per time step. With several detectors it is the features of all of them together.',
      unit: 'features',
      group: 'Input and output',
    }),
    hidden_size: z.int().positive().default(128).meta({
      title: 'Hidden size',
      help: 'Width of the recurrent state. Parameters grow with its square.',
      unit: 'units',
      group: 'Architecture',
    }),
    num_layers: z.int().positive().default(2).meta({
      title: 'Layers',
      help: 'How many LSTM layers lie on one another.',
      unit: 'layers',
      group: 'Architecture',
    }),
    output_size: z.int().positive().default(3).meta({
      title: 'Output size',
      help: 'Features predicted for each time step.',
      unit: 'features',
      group: 'Input and output',
    }),
    sequence_length: z.int().positive().default(12).meta({
      title: 'Sequence length',
      help: 'Time steps of history that one prediction sees.',
      unit: 'steps',
      group: 'Input and output',
    }),
    prediction_length: z.int().positive().default(1).meta({
      title: 'Prediction length',
      help: 'Time steps predicted at once.',
      unit: 'steps',
      group: 'Input and output',
    }),
    dropout: z.number().min(0).max(1).default(0.2).meta({
      title: 'Dropout',
      help: 'Share of activations dropped between layers while training. A single layer has none to drop.',
      group: 'Architecture',
    }),
    batch_first: z.boolean().default(true).meta({
      title: 'Batch first',
      help: 'Whether tensors are ordered batch, time, feature.',
      group: 'Runtime',
    }),
    bidirectional: z.boolean().default(false).meta({
      title: 'Bidirectional',
      help: 'Reads each sequence in both directions, which doubles the state.',
      group: 'Architecture',
    }),
    multi_vd_mode: z.boolean().default(false).meta({
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
    device: z.enum(['cuda', 'cpu']).optional().meta({
      title: 'Device',
      help: 'Where the model is put. Left out, the GPU is taken if there is one.',
      group: 'Runtime',
    }),
  })
  .meta({ title: 'TrafficLSTM', help: 'A stack of LSTM layers.', source: 'TrafficLSTMConfig in models/lstm.py' })

/** As `TrafficLSTM` in models/lstm.py builds it: nn.LSTM, three linear layers behind it, one more for several detectors. */
const parameters = countedBy({
  sizes: ['input_size', 'hidden_size', 'num_layers', 'output_size'],
  also: ['bidirectional', 'multi_vd_mode', 'num_vds'],
  formula:
    'for each layer and direction 4h(in + h) + 8h, with h = hidden_size, in = input_size for the first layer and h × directions ' +
    'for the others; then linear layers h × directions → h → ⌊h/2⌋ → output_size, and with multi_vd_mode ' +
    'num_vds × output_size → output_size; a linear layer a → b has ab + b',
  parts: (sizes, get) => {
    const { hidden_size: hidden, output_size: output } = sizes
    const directions = get('bidirectional') === true ? 2 : 1
    const layer = (input: number): number => directions * (4 * hidden * (input + hidden) + 8 * hidden)
    const half = Math.floor(hidden / 2)
    const head = linear(hidden * directions, hidden) + linear(hidden, half) + linear(half, output)
    const detectors = get('multi_vd_mode') === true ? get('num_vds') : 0
    if (detectors !== 0 && !isSize(detectors)) return undefined
    const layers = layer(sizes.input_size) + (sizes.num_layers - 1) * layer(hidden * directions)
    const shared = detectors === 0 ? 0 : linear(detectors * output, output)
    return [
      { title: 'LSTM layers', help: 'nn.LSTM: four gates for each layer and direction.', count: layers },
      { title: 'Output layers', help: 'The three linear layers behind it.', count: head },
      ...(shared === 0 ? [] : [{ title: 'Layer over detectors', help: 'From all detectors to one.', count: shared }]),
    ]
  },
})

export const lstm: ModelKind = {
  name: 'TrafficLSTM',
  key: 'lstm',
  title: 'LSTM',
  schema,
  summary: (get) => `LSTM, ${get('num_layers')} layers of ${get('hidden_size')} units`,
  parameters,
}
