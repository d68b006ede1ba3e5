import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { laterIn } from './later.ts'

const later = laterIn({ name: 'GenerationConfig', file: 'config/generation_config.py', isOlder: false })
const count = z.int().positive()
const SAMPLING = { group: 'Sampling' }
const STRATEGY = { group: 'Strategy' }

const schema = z
  .strictObject({
    temperature: z
      .number()
      .min(0.1)
      .max(2)
      .default(0.8)
      .meta({ title: 'Temperature', help: 'Low keeps to what is likely, high is varied.', ...SAMPLING }),
    top_k: count
      .nullable()
      .default(null)
      .meta({ title: 'Top k', help: 'Samples from the k likeliest tokens. Null takes all.', unit: 'tokens', ...SAMPLING }),
    top_p: z
      .number()
      .gt(0)
      .max(1)
      .nullable()
      .default(null)
      .meta({ title: 'Top p', help: 'Samples from the likeliest tokens that make up this share. Null takes all.', ...SAMPLING }),
    num_steps: count.default(50).meta({ title: 'Steps', help: 'Denoising steps.', unit: 'steps', ...SAMPLING }),
    max_length: count
      .default(512)
      .meta({ title: 'Longest text', help: 'Tokens to generate at most.', unit: 'tokens', ...SAMPLING }),
    num_return_sequences: count.default(1).meta({ title: 'Texts', help: 'How many are generated.', unit: 'texts', ...SAMPLING }),
    confidence_schedule: z
      .enum(['linear', 'exponential'])
      .default('linear')
      .meta({
        title: 'Confidence schedule',
        help: 'How fast tokens are unmasked. Unset, the design document takes linear and the later class exponential.',
        ...STRATEGY,
      }),
    style_strength: z
      .number()
      .min(0)
      .default(1)
      .meta({ title: 'Style strength', help: 'How much style tokens are boosted.', ...STRATEGY }),
    interactive_mode: z
      .boolean()
      .default(false)
      .meta({ title: 'Interactive', help: 'Asks for a prompt again and again.', ...STRATEGY }),
    vocab_level: later(z.int().min(1).max(5), {
      title: 'Vocabulary level',
      help: 'How much of the vocabulary may be used, 5 being all.',
      value: 5,
    }),
    auto_detect_vocab_level: later(z.boolean(), {
      title: 'Find the vocabulary level',
      help: 'Whether the level is that of the checkpoint.',
      value: true,
    }),
    style_tokens: later(z.array(z.string()).nullable(), {
      title: 'Style tokens',
      help: 'Tokens that set the style.',
      value: null,
    }),
    skip_special_tokens: later(z.boolean(), {
      title: 'Skip special tokens',
      help: 'Whether masks and the like are left out of the text.',
      value: true,
    }),
    clean_up_tokenization_spaces: later(z.boolean(), {
      title: 'Clean up spaces',
      help: 'Whether spaces that the tokenizer left are taken out.',
      value: true,
    }),
  })
  .meta({
    title: 'GenerationConfig',
    help: 'How text is generated.',
    source: 'the design document; bounds as in GenerationConfig in config/generation_config.py',
    real: { refuses: 'only later versions of the loader know generation: earlier ones stop with a TypeError' },
  })

export const generation: SectionDefinition = {
  key: 'generation',
  title: 'Generation',
  help: 'How text is generated. The first scripts hold these values in their code; this section is where they belong.',
  schema,
  summary: ({ text }) => `${text(['generation', 'num_steps'])} steps at temperature ${text(['generation', 'temperature'])}`,
}
