import { beforeAll, expect, test } from 'vitest'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { itemTypes } from './item-types.ts'
import { loadNested, nestedFiles } from '../nested-system.testing.ts'

beforeAll(loadNested)

const open = async (own: string) =>
  formOf(await sessionOf({ files: { ...nestedFiles, 'experiments/one.yaml': own }, stack: ['experiments/one.yaml'] }))
const base = 'includes: [../models/base.yaml]\n'

test.each([
  ['of a list that is there', base, 'model.conditioning.configs[2]'],
  ['of an empty list', `${base}model: {conditioning: {configs: []}}\n`, 'model.conditioning.configs[0]'],
  ['of a list that is yet to be written', 'training: {steps: 1}\n', 'model.conditioning.configs[0]'],
])('the types of an item %s', async (_title, own, path) => {
  expect(itemTypes(await open(own), pathOf(path))).toEqual([
    { key: 'type', tag: 'text', title: 'Text', help: 'Words, as a text model reads them.' },
    { key: 'type', tag: 'number', title: 'Number', help: 'One number, such as seconds.' },
  ])
})

test.each(['training.seeds', 'model.net.ratio', 'nothing.at[0]'])('nothing is picked at %s', async (path) => {
  expect(itemTypes(await open(base), pathOf(path))).toEqual([])
})
