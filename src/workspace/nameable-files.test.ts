import { expect, test } from 'vitest'
import { derive } from './derive.ts'
import { nameableFiles } from './nameable-files.ts'
import { sessionOf } from './session.testing.ts'

const layers = 'layers:\n  model: {folders: models, mount: model}\n  experiment: runs\n'
const texts = {
  'strata.yaml': `system: none\n${layers}links: [mounts: {model_config: model, data_config: data}]\n`,
  'runs/x.yaml': 'model_config: models/a.json\nseed: 1\nmodel: {model_config: 1}\n',
  'models/b.yaml': 'width: 2\n',
  'models/a.json': '{"width": 1}',
  'models/notes.md': '',
}

test.each([
  ['a path key offers the files of its kind', ['model_config'], ['models/a.json', 'models/b.yaml']],
  ['one of a kind that no file is of offers all', ['data_config'], ['models/a.json', 'models/b.yaml', 'runs/x.yaml']],
  ['another key offers none', ['seed'], undefined],
  ['nor does a key of that name further in', ['model', 'model_config'], undefined],
])('L4 %s', (_title, path, expected) => {
  const session = sessionOf(texts, { stack: ['runs/x.yaml'] })
  expect(nameableFiles(derive(session), session, path)).toEqual(expected)
})
