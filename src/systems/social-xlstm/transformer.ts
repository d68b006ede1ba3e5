import { z } from 'zod/v3'
import { facts } from '../schema/zod3-facts.ts'
import type { ModelKind } from './model-kind.ts'
import { countedBy, linear } from './parameter-count.ts'

/**
 * Written in Zod 3, as schemas of research code often are. The class never came to be, so that all its fields are what the
 * design document's plan needs and no more.
 */
const schema = z
  .object({
    input_size: z
      .number()
      .int()
      .positive()
      .default(3)
      .describe(
        facts({
          title: 'Input size',
          help: 'Features per time step. With several detectors it is the features of all of them together.',
          unit: 'features',
          group: 'Input and output',
        }),
      ),
    d_model: z
      .number()
      .int()
      .positive()
      .default(128)
      .describe(
        facts({
          title: 'Model width',
          help: 'Width of the embedding and of each layer. The heads share it equally.',
          unit: 'units',
          group: 'Architecture',
        }),
      ),
    n_heads: z
      .number()
      .int()
      .positive()
      .default(8)
      .describe(
        facts({
          title: 'Heads',
          help: 'Attention heads in each layer. They must divide the width.',
          unit: 'heads',
          group: 'Architecture',
        }),
      ),
    n_layers: z
      .number()
      .int()
      .positive()
      .default(4)
      .describe(facts({ title: 'Layers', help: 'Encoder layers on one another.', unit: 'layers', group: 'Architecture' })),
    d_ff: z
      .number()
      .int()
      .positive()
      .default(512)
      .describe(
        facts({
          title: 'Feed-forward width',
          help: 'Width inside the feed-forward part of each layer, commonly four times the model width.',
          unit: 'units',
          group: 'Architecture',
        }),
      ),
    activation: z
      .enum(['gelu', 'relu'])
      .default('gelu')
      .describe(facts({ title: 'Activation', help: 'Nonlinearity of the feed-forward part.', group: 'Architecture' })),
    dropout: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe(
        facts({ title: 'Dropout', help: 'Share of activations dropped in each layer while training.', group: 'Architecture' }),
      ),
    output_size: z
      .number()
      .int()
      .positive()
      .default(3)
      .describe(
        facts({
          title: 'Output size',
          help: 'Features predicted for each time step.',
          unit: 'features',
          group: 'Input and output',
        }),
      ),
    sequence_length: z
      .number()
      .int()
      .positive()
      .default(12)
      .describe(
        facts({
          title: 'Sequence length',
          help: 'Time steps of history that one prediction sees.',
          unit: 'steps',
          group: 'Input and output',
        }),
      ),
    prediction_length: z
      .number()
      .int()
      .positive()
      .default(1)
      .describe(
        facts({ title: 'Prediction length', help: 'Time steps predicted at once.', unit: 'steps', group: 'Input and output' }),
      ),
    batch_first: z
      .boolean()
      .default(true)
      .describe(facts({ title: 'Batch first', help: 'Whether tensors are ordered batch, time, feature.', group: 'Runtime' })),
  })
  .strict()
  .describe(
    facts({
      title: 'Transformer',
      help: 'A transformer encoder over the time steps, as a baseline to compare with.',
      source: 'the design document; the real code has no such class',
    }),
  )

/** There is no class to count: this is what PyTorch's own encoder layer would have. */
const parameters = countedBy({
  sizes: ['input_size', 'd_model', 'n_layers', 'd_ff', 'output_size'],
  formula:
    'an estimate, as no such class was written: linear input_size → d, d = d_model; for each layer, as nn.TransformerEncoderLayer ' +
    'has it, 4d² + 4d of attention, linear d → d_ff → d, and 4d of two norms; linear d → output_size; ' +
    'a linear layer a → b has ab + b; no learned positions',
  isEstimate: true,
  parts: (sizes) => {
    const { d_model: d, d_ff: inner, n_layers: layers } = sizes
    return [
      { title: 'Input layer', help: 'Linear, from features to the width.', count: linear(sizes.input_size, d) },
      { title: 'Attention', help: 'Query, key, value and output of each layer.', count: layers * 4 * linear(d, d) },
      { title: 'Feed-forward', help: 'Two linear layers of each layer.', count: layers * (linear(d, inner) + linear(inner, d)) },
      { title: 'Norms', help: 'Two for each layer.', count: layers * 4 * d },
      { title: 'Output layer', help: 'Linear, from the width to what is predicted.', count: linear(d, sizes.output_size) },
    ]
  },
})

export const transformer: ModelKind = {
  name: 'Transformer',
  key: 'transformer',
  title: 'Transformer',
  schema,
  summary: (get) => `transformer, ${get('n_layers')} layers of width ${get('d_model')}, ${get('n_heads')} heads`,
  parameters,
}
