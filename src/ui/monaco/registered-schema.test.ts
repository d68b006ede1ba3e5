import { expect, test } from 'vitest'
import { describeKey } from './describe-key.ts'
import { keyAt } from './key-at.ts'
import { markedFile } from './look.testing.ts'
import { propose } from './propose.ts'
import { issuesOfText } from './text-issues.ts'
import { lookAt } from './look-at.ts'

const texts = {
  'strata.yaml': 'system: social-xlstm\nschemas:\n  logging: schemas/logging.json\n  model: {Naive: schemas/naive.json}\n',
  'schemas/naive.json': '{"type": "object", "properties": {"period": {"type": "integer", "default": 288}}}',
  'schemas/logging.json': `{
    "type": "object",
    "title": "LoggingConfig",
    "properties": {
      "level": {"enum": ["debug", "info"], "default": "info", "description": "How much is told.", "unit": "words"},
      "every": {"type": "int"}
    }
  }`,
}

function labelsAt(marked: string): readonly string[] {
  const { look, text, offset } = markedFile(marked, { texts })
  return propose(look, text, offset).map(({ label }) => label)
}

test('V9 the text editor offers what a registered schema knows', () => {
  expect(labelsAt('logging:\n  ‸')).toEqual(expect.arrayContaining(['level', 'every']))
  expect(labelsAt('logging:\n  level: ‸')).toEqual(['info', 'debug'])
  expect(labelsAt('model:\n  name: ‸')).toContain('Naive')
  expect(labelsAt('model:\n  name: Naive\n  naive:\n    ‸')).toContain('period')
  expect(labelsAt('‸')).toContain('logging')
})

test('V9 it tells of a key what the schema tells, and where that is from', () => {
  const { look, offset } = markedFile('logging: {le‸vel: debug}\n', { texts })
  const source = look.session.files.get(look.path)
  const key = source && keyAt(look, source, offset)
  const told = key ? describeKey(look, key.path, key.node).join('\n') : ''
  expect(told).toContain('How much is told')
  expect(told).toContain('words')
})

test('V10 the text of a schema shows what is wrong with it, and is not read as a config', () => {
  const { look } = markedFile('logging: {}\n‸', { texts })
  const issues = issuesOfText(lookAt(look.session, 'schemas/logging.json'))
  expect(issues.map(({ code, origin }) => `${code} ${origin.source.text.slice(origin.start, origin.end)}`)).toEqual([
    'schema-keyword "int"',
  ])
})
