import { expect, test } from 'vitest'
import { formatOrigin } from '../../../core/source.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { rowFacts } from './row-facts.ts'
import { rowView } from './row-view.ts'

const files = {
  'strata.yaml': 'system: gmm\n',
  'models/base.yaml': 'model:\n  transformer:\n    dropout: 0.2\n    dropout_residual: 0.0\n',
}

test.each<[title: string, key: string, facts: readonly string[]]>([
  [
    'P3 a fallback leads to the line of the key that it falls back to',
    'dropout_attention',
    [
      'default',
      '0.2',
      'falls back to dropout',
      'falls back to model.transformer.dropout (models/base.yaml:3)',
      'models/base.yaml:3:14',
    ],
  ],
  ['P3 a default has no line', 'num_layers', ['default', '6', 'schema default', 'schema default', 'schema TransformerConfig']],
  [
    'P1 what is set is no fallback',
    'dropout_residual',
    ['set', '0.2', 'this file:4', 'models/base.yaml line 4', 'models/base.yaml:4:23'],
  ],
])('%s', async (_title, key, expected) => {
  const form = formOf(await sessionOf({ files, stack: ['models/base.yaml'] }))
  const path = pathOf(`model.transformer.${key}`)
  const { state, beneath, chip, spoken } = rowView(form, path)
  const { origin } = rowFacts(form, path)
  expect([state, beneath, chip, spoken, origin && formatOrigin(origin)]).toEqual(expected)
})
