import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const count = z.int().positive()
const weight = z.number().min(0).max(1)
const TEXT = { group: 'Text' }
const SCORING = { group: 'Difficulty' }

const complexityWeights = z
  .object({
    lexical: weight.default(0.3).meta({ title: 'Lexical', help: 'What rare words add.' }),
    syntactic: weight.default(0.3).meta({ title: 'Syntactic', help: 'What long and nested sentences add.' }),
    centrality: weight.default(0.4).meta({ title: 'Centrality', help: 'What distance from the theme adds.' }),
  })
  .prefault({})

const schema = z
  .strictObject({
    min_sentence_length: count
      .default(10)
      .meta({ title: 'Shortest sentence', help: 'Shorter ones are left out.', unit: 'characters', ...TEXT }),
    max_sentence_length: count
      .default(512)
      .meta({ title: 'Longest sentence', help: 'No sentence is longer.', unit: 'characters', ...TEXT }),
    sentence_overlap: z
      .int()
      .min(0)
      .default(50)
      .meta({ title: 'Overlap', help: 'How much the two sentences of a pair share.', ...TEXT }),
    paragraph_max_sentences: count
      .default(10)
      .meta({ title: 'Longest paragraph', help: 'Sentences of a paragraph at most.', unit: 'sentences', ...TEXT }),
    idf_corpus_size: count.default(100_000).meta({
      title: 'Corpus for rarity',
      help: 'Documents that say how rare a word is.',
      unit: 'documents',
      scale: 'log',
      ...SCORING,
    }),
    readability_metrics: z
      .array(z.string())
      .default(['flesch', 'coleman_liau', 'automated_readability'])
      .meta({ title: 'Readability metrics', help: 'Formulas that score a text.', ...SCORING }),
    complexity_weights: complexityWeights.meta({
      title: 'Complexity weights',
      help: 'How the scores are mixed. The curriculum has its own keys for the same weights.',
      ...SCORING,
    }),
  })
  .meta({
    title: 'DataConfig',
    help: 'How text is cut and scored.',
    source: 'the design document, which has these values from the code',
    real: { refuses: 'the real loader knows no key data: it stops with a TypeError' },
  })

export const data: SectionDefinition = {
  key: 'data',
  title: 'Data',
  help: 'How text is cut and scored. The real code holds these values in its code; this section is where they belong.',
  schema,
  summary: ({ text }) =>
    `sentences of ${text(['data', 'min_sentence_length'])} to ${text(['data', 'max_sentence_length'])} characters`,
}
