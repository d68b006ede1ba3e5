import { expect, test } from 'vitest'
import { notesOf } from './line-notes.ts'
import { markedFile } from './look.testing.ts'

const BASE = 'includes: [../models/xlstm_base.yaml]\n'

test.each<[title: string, text: string, overrides: string, notes: readonly string[]]>([
  ['P5 a value that repeats what lies beneath', `${BASE}model: {xlstm: {num_blocks: 6}}\n`, '', ['6: same as beneath']],
  [
    'P1 a value that a higher layer replaces',
    `${BASE}model: {xlstm: {num_blocks: 8}}\n`,
    'model.xlstm.num_blocks=9',
    ['8: overridden by overrides:1 = 9'],
  ],
  [
    'M2 a list that a higher layer replaces',
    `${BASE}model: {xlstm: {slstm_at: [0]}}\n`,
    'model.xlstm.slstm_at=[2]',
    ['[0]: overridden by overrides:1 = [2]'],
  ],
  [
    'P2 a value whose map is replaced',
    `${BASE}model: {xlstm: {num_blocks: 8}}\n`,
    'model.xlstm=null',
    ['{num_blocks: 8}: overridden by overrides:1 = null'],
  ],
  ['P2 a value that is deleted', `${BASE}experiment: {name: a}\n`, '~experiment.name', ['a: removed by overrides:1']],
  ['a value that wins says nothing', `${BASE}model: {xlstm: {num_blocks: 8}}\n`, 'training.epochs=1', []],
  ['a broken text says nothing', `${BASE}model: {xlstm: {num_blocks: 6}\n`, '', []],
])('%s', (_title, text, overrides, notes) => {
  const { look } = markedFile(text, { overrides })
  expect(notesOf(look).map((note) => `${text.slice(note.span.start, note.span.end)}: ${note.text}`)).toEqual(notes)
})
