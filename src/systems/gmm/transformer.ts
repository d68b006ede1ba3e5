import { z } from '../schema/zod.ts'
import { attention } from './attention.ts'
import { flow } from './flow.ts'
import { droppedBy } from './verdict.ts'

/** The names of `layer_repeat_mode` that the class knows; it takes any text. */
export const REPEAT_MODES = ['none', 'cycle', 'layerwise', 'grouped'] as const

/** What builds the model, and takes a value of its own where the config has none. */
const FACTORY = 'create_model_from_config'
const dropped = (key: string, now: string): ReturnType<typeof droppedBy> => droppedBy('TransformerConfig', key, now)
const share = z.number().min(0).lt(1)
const sizes = z.array(z.int().min(1)).nullable().default(null)

/** The fields of the class, and those of the design document that never became fields of it. */
export const transformer = z
  .object({
    input_dim: z
      .int()
      .min(1)
      .optional()
      .meta({
        title: 'Input dimensions',
        help: 'Coordinates of one point, as the design document has them.',
        unit: 'dimensions',
        group: 'Shape',
        ...dropped('input_dim', 'model.input_dim counts'),
      }),
    hidden_dim: z.int().min(16).default(256).meta({
      title: 'Width',
      help: 'Width of each layer. The heads share it equally.',
      unit: 'units',
      group: 'Shape',
    }),
    num_layers: z.int().min(1).default(6).meta({
      title: 'Layers',
      help: 'Layers with weights of their own. Repeating them makes more of the same.',
      unit: 'layers',
      group: 'Shape',
    }),
    num_heads: z.int().min(1).default(8).meta({
      title: 'Heads',
      help: 'Attention heads in each layer. They must divide the width.',
      unit: 'heads',
      group: 'Shape',
    }),
    ff_expansion: z.int().min(1).default(4).meta({
      title: 'Feed-forward expansion',
      help: 'How many times wider the inside of the feed-forward part is.',
      unit: '×',
      group: 'Shape',
    }),
    activation: z.enum(['gelu', 'relu', 'silu', 'mish']).default('gelu').meta({
      title: 'Activation',
      help: 'Nonlinearity of the feed-forward part.',
      group: 'Shape',
    }),
    bias: z
      .boolean()
      .optional()
      .meta({
        title: 'Bias',
        help: 'Whether linear layers have a bias, as the design document has it.',
        group: 'Shape',
        ...dropped('bias', 'model.bias counts'),
      }),
    norm_eps: z.number().positive().default(1e-5).meta({
      title: 'Norm epsilon',
      help: 'Keeps normalisation from dividing by 0.',
      scale: 'log',
      group: 'Shape',
    }),
    dropout: share.default(0.1).meta({
      title: 'Dropout',
      help: 'Share of activations dropped while training, wherever nothing else is said.',
      group: 'Dropout',
    }),
    dropout_attention: ownDropout('attention', 'Share of attention weights dropped.'),
    dropout_residual: ownDropout('residual', 'Share dropped before what a block adds is added.'),
    dropout_embedding: ownDropout('embedding', 'Share of the embedded points dropped.'),
    use_flash_attn: z
      .boolean()
      .optional()
      .meta({
        title: 'Flash attention',
        help: 'Whether the fused kernel is used, as the design document has it.',
        group: 'Blocks',
        ...dropped('use_flash_attn', 'it moved to attention_config.use_flash_attn'),
      }),
    layer_repetition: z
      .int()
      .min(1)
      .default(1)
      .meta({
        title: 'Layer repetition',
        help: 'How often the stack of layers is run through. The factory takes 1 where nothing is set.',
        unit: '×',
        group: 'Repetition',
        fallbackBy: FACTORY,
        ...dropped('layer_repetition', 'layer_repeat_mode and repeat_factor took its place'),
      }),
    flow_speed: z
      .boolean()
      .default(false)
      .meta({
        title: 'Flow speed',
        help: 'Whether the speed of the flow is predicted. The factory takes false where nothing is set.',
        group: 'Blocks',
        fallbackBy: FACTORY,
        ...dropped('flow_speed', 'flow_config took its place'),
      }),
    layer_repeat_mode: z
      .string()
      .default('none')
      .meta({
        title: 'Repeat mode',
        help: 'How layers are run through more than once: the whole stack, each layer, or groups of layers.',
        group: 'Repetition',
        examples: [...REPEAT_MODES],
      }),
    repeat_factor: z.int().min(1).default(1).meta({
      title: 'Repeat factor',
      help: 'How often, in the modes cycle and layerwise.',
      unit: '×',
      group: 'Repetition',
    }),
    layer_groups: sizes.meta({
      title: 'Layer groups',
      help: 'How many layers each group has, in the mode grouped. Together they are all layers.',
      unit: 'layers',
      group: 'Repetition',
    }),
    group_repeat_factors: sizes.meta({
      title: 'Group repeat factors',
      help: 'How often each group is run through, in the mode grouped.',
      unit: '×',
      group: 'Repetition',
    }),
    attention_config: attention.prefault({}),
    flow_config: flow.prefault({}),
  })
  .meta({ title: 'TransformerConfig', help: 'The stack of layers.', source: 'TransformerConfig' })

function ownDropout(part: string, help: string): z.ZodOptional<typeof share> {
  const key = `dropout_${part}`
  return share.optional().meta({
    title: `${part.charAt(0).toUpperCase()}${part.slice(1)} dropout`,
    help: `${help} The factory takes dropout where nothing is set.`,
    group: 'Dropout',
    fallback: 'dropout',
    ...dropped(key, 'dropout holds everywhere'),
  })
}
