import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const share = z.number().min(0).max(1)
const width = { group: 'Width and depth', unit: 'features' }

const schema = z
  .strictObject({
    d_model: z
      .int()
      .positive()
      .default(768)
      .meta({ title: 'Model width', help: 'Features of a token. The heads share them.', ...width }),
    n_layers: z
      .int()
      .positive()
      .default(12)
      .meta({ title: 'Layers', help: 'Transformer layers.', ...width, unit: 'layers' }),
    n_heads: z
      .int()
      .positive()
      .default(12)
      .meta({ title: 'Heads', help: 'Attention heads of a layer.', ...width, unit: 'heads' }),
    d_ff: z
      .int()
      .positive()
      .default(2048)
      .meta({ title: 'Feed-forward width', help: 'Inner width of the feed-forward part.', ...width }),
    vocab_size: z.int().positive().default(25_000).meta({
      title: 'Vocabulary',
      help: 'Tokens that the compressed tokenizer knows.',
      unit: 'tokens',
      group: 'Text',
    }),
    max_seq_len: z.int().positive().default(512).meta({
      title: 'Longest sequence',
      help: 'Tokens of one sample.',
      unit: 'tokens',
      group: 'Text',
    }),
    mask_token_id: z.int().min(0).default(0).meta({
      title: 'Mask token',
      help: 'Number of the mask token; the tokenizer sets it.',
      group: 'Text',
    }),
    dropout: share.default(0.1).meta({ title: 'Dropout', help: 'Share of activations dropped.', group: 'Regularisation' }),
    attention_dropout: share
      .default(0.1)
      .meta({ title: 'Attention dropout', help: 'Share of attention weights dropped.', group: 'Regularisation' }),
    activation: z
      .enum(['swiglu', 'gelu', 'relu'])
      .default('swiglu')
      .meta({ title: 'Activation', help: 'What the feed-forward part bends its values with.', group: 'Parts' }),
    norm_type: z
      .enum(['layernorm', 'rmsnorm'])
      .default('rmsnorm')
      .meta({ title: 'Norm', help: 'Kind of normalisation.', group: 'Parts' }),
    norm_eps: z
      .number()
      .positive()
      .default(1e-6)
      .meta({ title: 'Norm epsilon', help: 'Keeps the norm from dividing by 0.', group: 'Parts', scale: 'log' }),
    pos_encoding: z.enum(['rope', 'learned', 'sinusoidal']).default('rope').meta({
      title: 'Positions',
      help: 'How a token knows where it stands.',
      group: 'Parts',
    }),
    init_std: z
      .number()
      .positive()
      .default(0.02)
      .meta({ title: 'Initial spread', help: 'Standard deviation of fresh weights.', group: 'Parts', scale: 'log' }),
    use_bias: z.boolean().default(false).meta({ title: 'Bias', help: 'Whether linear layers have a bias.', group: 'Parts' }),
  })
  .meta({
    title: 'ModelConfig',
    help: 'The transformer that takes the masks away.',
    source: 'ModelConfig in config/model_config.py',
  })
  // The loader builds the class even where the section is missing.
  .prefault({})

export const model: SectionDefinition = {
  key: 'model',
  title: 'Model',
  help: 'Size and parts of the transformer.',
  schema,
  summary: ({ text }) =>
    `${text(['model', 'n_layers'])} layers of ${text(['model', 'd_model'])}, ${text(['model', 'n_heads'])} heads`,
}
