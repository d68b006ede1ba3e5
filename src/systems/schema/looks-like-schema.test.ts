import { expect, test } from 'vitest'
import { readFolder } from '../compose.testing.ts'
import { looksLikeSchema } from './looks-like-schema.ts'

const isSchema = (text: string, path = 'a.json'): boolean => looksLikeSchema({ kind: 'file', path, text })

test.each<[title: string, text: string, path: string, isSchema: boolean]>([
  ['a class', '{"title": "A", "type": "object", "properties": {"x": {"type": "integer"}}}', 'a.json', true],
  ['a class without fields', '{"type": "object", "properties": {}}', 'a.json', true],
  ['a class in YAML', 'type: object\nproperties:\n  x: {type: integer}\n', 'a.yaml', true],
  ['a union of classes', '{"discriminator": {"propertyName": "t"}, "oneOf": []}', 'a.json', true],
  ['a reference to one of its definitions', '{"$ref": "#/$defs/A", "$defs": {"A": {"type": "object"}}}', 'a.json', true],
  ['a named draft', '{"$schema": "https://json-schema.org/draft/2020-12/schema"}', 'a.json', true],
  ['a config', 'model: {name: A}\ntraining: {lr: 0.1}\n', 'a.yaml', false],
  ['a config with such keys', 'type: object\nproperties: 3\n', 'a.yaml', false],
  ['a config with a schema for its editor', '{"$schema": "https://example.test/config.json", "lr": 1}', 'a.json', false],
  ['a list', '[{"type": "object", "properties": {}}]', 'a.json', false],
  ['nothing', '', 'a.yaml', false],
  ['what cannot be read', '{"type": "object", "properties": {', 'a.json', false],
])('V11 %s', (_title, text, path, expected) => {
  expect(isSchema(text, path)).toBe(expected)
})

test('V11 no config that comes with the app is taken for a schema', () => {
  const taken = Object.entries(readFolder('cfgs')).filter(([path, text]) => isSchema(text, path))
  expect(taken).toEqual([])
})
