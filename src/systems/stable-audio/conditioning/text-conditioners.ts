import { z } from '../../schema/zod.ts'
import { count, flag, text } from '../values.ts'
import { conditioner, projectOut } from './conditioner-level.ts'

const T5_MODELS = [
  't5-small',
  't5-base',
  't5-large',
  't5-3b',
  't5-11b',
  'google/flan-t5-small',
  'google/flan-t5-base',
  'google/flan-t5-large',
  'google/flan-t5-xl',
  'google/flan-t5-xxl',
  'google/t5-v1_1-xl',
  'google/t5-v1_1-xxl',
]

const clap = {
  clap_ckpt_path: text.meta({ title: 'Checkpoint', help: 'Where the weights of CLAP are.' }),
  audio_model_type: text.default('HTSAT-base').meta({
    title: 'Audio model',
    help: 'Which network of CLAP the weights are of.',
    examples: ['HTSAT-base', 'HTSAT-tiny'],
    lookedUp: [],
  }),
  enable_fusion: flag
    .default(true)
    .meta({ title: 'Fusion', help: 'Whether the weights are those that take long audio in parts.' }),
  project_out: projectOut,
}

const maxLength = (value: number): z.ZodType =>
  count.default(value).meta({ title: 'Longest text', help: 'Longer texts are cut off.', unit: 'tokens' })

/** Conditioners that make numbers of texts. */
export const textConditioners = [
  conditioner(
    't5',
    {
      t5_model_name: z.enum(T5_MODELS).default('t5-base').meta({ title: 'Model', help: 'Which T5.' }),
      max_length: maxLength(128),
      enable_grad: flag.default(false).meta({ title: 'Trained', help: 'Whether T5 is trained too.' }),
      project_out: projectOut,
    },
    { title: 'T5', name: 'T5Conditioner', help: 'What T5 makes of a text.', told: '{config.t5_model_name}' },
  ),
  conditioner(
    'clap_text',
    {
      ...clap,
      use_text_features: flag
        .default(false)
        .meta({ title: 'Features of words', help: 'Takes what a layer gives for each word, instead of one vector.' }),
      feature_layer_ix: z
        .int()
        .default(-1)
        .meta({ title: 'Layer', help: 'Whose features are taken, counted from the end where negative.' }),
      finetune: flag.default(false).meta({
        title: 'Trained',
        help: 'Whether CLAP is trained too. The documentation calls it enable_grad, which the class refuses.',
      }),
    },
    {
      title: 'CLAP, of text',
      name: 'CLAPTextConditioner',
      help: 'What CLAP makes of a text.',
      told: '{config.audio_model_type}',
      elsewhere: { enable_grad: 'finetune' },
    },
  ),
  conditioner('clap_audio', clap, {
    title: 'CLAP, of audio',
    name: 'CLAPAudioConditioner',
    help: 'What CLAP makes of audio.',
    told: '{config.audio_model_type}',
  }),
  conditioner(
    'phoneme',
    { max_length: maxLength(1024), project_out: projectOut },
    {
      title: 'Phonemes',
      name: 'PhonemeConditioner',
      help: 'A learned vector for each sound of a text.',
      told: 'up to {config.max_length}',
    },
  ),
  conditioner(
    'lut',
    {
      tokenizer_name: text.meta({ title: 'Tokenizer', help: 'Which tokenizer of Hugging Face splits texts.' }),
      max_length: maxLength(1024),
      use_abs_pos_emb: flag.default(false).meta({ title: 'Learned positions', help: 'Adds a learned vector for each place.' }),
      project_out: projectOut,
      special_tokens: z.array(text).default([]).meta({ title: 'More tokens', help: 'Words that are tokens of their own.' }),
    },
    {
      title: 'Tokens',
      name: 'TokenizerLUTConditioner',
      help: 'A learned vector for each token of a text.',
      told: '{config.tokenizer_name}',
    },
  ),
]
