import { z } from '../schema/zod.ts'
import { conditioning } from './conditioning/conditioning.ts'
import { transformerKeys } from './diffusion/transformer.ts'
import { factory } from './factory.ts'
import { pretransform } from './pretransform.ts'
import { count, flag, natural, text } from './values.ts'

const SOURCE = 'create_audio_lm_from_config in models/lm.py'

const ids = (title: string, help: string): z.ZodType =>
  z
    .array(text)
    .default([])
    .meta({ title, help: `Ids of conditioners whose output ${help}`, group: 'Conditions', source: SOURCE })

const level = factory({
  title: 'Network',
  help: 'Which network tells the next token.',
  beside: {
    codebook_pattern: z.enum(['parallel', 'delay', 'unroll', 'musiclm']).default('delay').meta({
      title: 'Codebook pattern',
      help: 'In which order the codebooks of a step are told: at once, each a step later, one by one, or in coarse and fine halves.',
      source: SOURCE,
    }),
    cross_attention_cond_ids: ids('Cross-attention', 'layers look at.'),
    prepend_cond_ids: ids('Before the input', 'stands before the tokens.'),
    global_cond_ids: ids('Global', 'holds for all tokens.'),
  },
})

const continuous = z
  .looseObject({
    embed_dim: count.meta({
      title: 'Width',
      help: 'Width of the transformer. The heads share it.',
      unit: 'units',
      group: 'Size',
    }),
    depth: count.meta({ title: 'Depth', help: 'Layers on one another.', unit: 'layers', group: 'Size' }),
    dim_heads: count
      .default(64)
      .meta({ title: 'Head width', help: 'Width of each attention head.', unit: 'units', group: 'Size' }),
    cross_attn_cond_dim: natural.default(0).meta({
      title: 'Cross-attention',
      help: 'Width of the conditions that layers look at. 0 looks at none.',
      unit: 'channels',
      group: 'Conditions',
    }),
    prepend_cond_dim: natural.default(0).meta({
      title: 'Before the input',
      help: 'Width of the conditions that stand before the tokens. 0 has none.',
      unit: 'channels',
      group: 'Conditions',
    }),
    project_cross_attn_cond: flag.default(false).meta({
      title: 'Project cross-attention',
      help: 'Brings these conditions to the width of the transformer.',
      group: 'Conditions',
    }),
    ...transformerKeys,
  })
  .meta({
    title: 'ContinuousTransformerAudioLMBackbone',
    help: 'A transformer that tells the next token. Other keys go on to its layers.',
  })

const backbone = z
  .discriminatedUnion('type', [
    level.type('continuous_transformer', continuous, {
      title: 'Transformer',
      summary: ['{type}', '{config.depth} × {config.embed_dim}', '{codebook_pattern}'],
      source: 'ContinuousTransformerAudioLMBackbone in models/lm_backbone.py',
    }),
    level.gone(
      'x-transformers',
      'x-transformers was a network of older versions: the factory knows continuous_transformer alone and stops',
    ),
    level.gone('mamba', 'mamba was a network of older versions: the factory knows continuous_transformer alone and stops'),
  ])
  .meta({ title: 'Language model', help: 'The network that tells the next token, and which conditions it gets.' })

/** The section of a language model of audio. */
export const languageModel = z
  .object({
    pretransform: z
      .lazy(() => pretransform)
      .meta({ title: 'Pretransform', help: 'Makes tokens of audio: its latents must be entries of codebooks.' }),
    lm: backbone,
    conditioning: conditioning.optional(),
  })
  .meta({ title: 'AudioLanguageModelWrapper', help: 'Makes audio token by token.', source: SOURCE })
