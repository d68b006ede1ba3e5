import { expect, test } from 'vitest'
import { formatPath } from '../../../core/path.ts'
import { listChanges } from './change-listing.ts'
import { parseChangeFilter } from './change-filter.ts'
import { compareFiles } from '../compare-files.testing.ts'

const FILES = {
  'strata.yaml': 'system: none\ncompare:\n  ignore: [seed]\n',
  'models/one.yaml': 'model: {name: LSTM, width: 1, old: x}\n',
  'models/two.yaml': 'model: {name: Conv, width: 1.0, new: y}\nl: [{name: b}, {name: a}]\n',
  'data/d.yaml': 'l: [{name: a}, {name: b}]\n',
  'a.yaml': 'includes: [data/d.yaml, models/one.yaml]\nlr: 0.1\nseed: 1\n',
  'b.yaml': 'includes: [data/d.yaml, models/two.yaml]\nlr: 0.2\nseed: 2\n',
}

test.each<[title: string, filter: string, keys: readonly string[]]>([
  ['D5 without a filter everything is listed', '', ['l[1]', 'model.name', 'model.width', 'model.old', 'model.new', 'lr']],
  ['D5 words are found in keys', 'NAME', ['l[1]', 'model.name']],
  ['D5 in values of either side', 'lstm', ['model.name']],
  ['D5 in origins with their line', 'b.yaml:2', ['lr']],
  ['D5 all words have to be there', 'model conv', ['model.name']],
  ['D5 quoted words are one', '"name: a"', ['l[1]']],
  ['D5 what B alone has', '@added', ['model.new']],
  ['D5 what A alone has', '@removed', ['model.old']],
  ['D5 other values, other types among them', '@changed', ['model.name', 'model.width', 'lr']],
  ['D5 other types alone', '@type', ['model.width']],
  ['D5 another order', '@moved', ['l[1]']],
  ['D5 kinds join by or', '@added @removed', ['model.old', 'model.new']],
  ['D5 the layer of either side', '@layer:data', ['l[1]']],
  ['D5 the path of a layer', '@layer:models/two', ['l[1]', 'model.name', 'model.width', 'model.new']],
  ['D5 what is ignored', '@ignored', ['seed']],
  ['D5 what is ignored, filtered too', '@ignored model', []],
  ['D5 an unknown term filters nothing', '@what', ['l[1]', 'model.name', 'model.width', 'model.old', 'model.new', 'lr']],
])('%s', async (_title, filter, keys) => {
  const { rows } = listChanges(await compareFiles(FILES), { filter, shows: 'changes' })
  expect(rows.map(({ path }) => formatPath(path)).toSorted()).toEqual(keys.toSorted())
})

test('D5 an unknown term is named', () => {
  expect(parseChangeFilter('@what x @added').unknown).toEqual(['@what'])
})
