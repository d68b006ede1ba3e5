import { z } from '../../schema/zod.ts'
import { languageDemo } from './demo.ts'
import { optimizerConfigs } from './optimizer-configs.ts'
import { DEMO_KEYS, ema, learningRate, preEncoded } from './training-keys.ts'

/** How a language model is trained. */
export const languageTraining = z
  .object({
    learning_rate: learningRate.optional(),
    optimizer_configs: optimizerConfigs({ lm: 'Of the network.' }).optional(),
    use_ema: ema(false),
    pre_encoded: preEncoded,
    demo: languageDemo.optional(),
  })
  .meta({
    title: 'AudioLanguageModelTrainingWrapper',
    help: 'How it is trained.',
    elsewhere: DEMO_KEYS,
    source: 'create_training_wrapper_from_config in training/factory.py',
  })
