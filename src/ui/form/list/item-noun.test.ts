import { expect, test } from 'vitest'
import { itemNoun } from './item-noun.ts'

test.each([
  ['Stages', 'Stage', 'Add stage'],
  ['stages', 'stage', 'Add stage'],
  ['Losses', 'Loss', 'Add loss'],
  ['Phases', 'Phase', 'Add phase'],
  ['Patches', 'Patch', 'Add patch'],
  ['Entries', 'Entry', 'Add entry'],
  ['LR steps', 'LR step', 'Add LR step'],
  ['Loss', 'Loss', 'Add item to Loss'],
  ['Axis', 'Axis', 'Add item to Axis'],
  ['Status', 'Status', 'Add item to Status'],
  ['Regularization', 'Regularization', 'Add item to Regularization'],
  ['IDS', 'IDS', 'Add item to IDS'],
])('an item of %s is a %s: %s', (title, one, add) => {
  expect(itemNoun(title)).toEqual({ one, add })
})
