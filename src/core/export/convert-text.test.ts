import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyConfig, anyScalar, typedOf } from '../config-node.testing.ts'
import type { ConfigNode } from '../config-node.ts'
import { convertText } from './convert-text.ts'
import { parse } from '../read/parse.ts'
import { printJson } from '../print/print-json.ts'
import { printYaml } from '../print/print.ts'

function convert(from: string, text: string, to: string): readonly [string, readonly string[]] {
  const result = convertText({ kind: 'file', path: from, text }, to, 'pyyaml')
  return result.ok ? [result.source.text, result.notes.map(({ message }) => message)] : [`refused: ${result.reason}`, []]
}

const INI = `# What a run takes.
[DEFAULTS]

# the run's name
name = audio

; how many at a time

batch_size = 4
recover = False
rates = [1e-4, 2]
dir = %(name)s_x
empty = ''

[other]
lost = 1
# the end
`

test.each<[title: string, from: string, text: string, to: string, expected: string, notes?: readonly string[]]>([
  [
    'JSON as YAML: types, exact numbers and the order of keys',
    'a.json',
    '{"b": 1e-4, "a": {"big": 123456789012345678901234567890, "one": 1.0, "no": "no", "list": [1, [2, {"x": null}]], "e": 1e-7}}',
    'a.yaml',
    'b: 0.0001\na:\n  big: 123456789012345678901234567890\n  one: 1.0\n  "no": "no"\n  list:\n    - 1\n    -\n      - 2\n      - x: null\n  e: 1.0e-07\n',
  ],
  ['YAML as JSON', 'a.yaml', 'b: 1.0e-4\na: [yes, "1"]\n', 'a.json', '{\n  "b": 0.0001,\n  "a": [true, "1"]\n}\n'],
  [
    'lists of YAML as they stand, in JSON',
    'a.yaml',
    'one: [2, 4, [8]]\ntall:\n  - 2\n  - 4\nmaps: [{a: [1]}]\nwide: [1,\n  2]\nempty: []\n',
    'a.json',
    '{\n  "one": [2, 4, [8]],\n  "tall": [\n    2,\n    4\n  ],\n  "maps": [\n    {\n      "a": [1]\n    }\n  ],\n  "wide": [\n    1,\n    2\n  ],\n  "empty": []\n}\n',
  ],
  [
    'lists of JSON as they stand, in YAML',
    'a.json',
    '{"one": [2, 4, [8]], "tall": [\n2,\n4], "maps": [{"a": [1]}], "empty": [\n]}',
    'a.yaml',
    'one: [2, 4, [8]]\ntall:\n  - 2\n  - 4\nmaps:\n  - a: [1]\nempty: []\n',
  ],
  [
    'comments that JSON cannot have are told',
    'a.yaml',
    '# one\na: 1 # two\nb: "# none"\n',
    'a.json',
    '{\n  "a": 1,\n  "b": "# none"\n}\n',
    ['JSON has no comments: # one is left out', 'JSON has no comments: # two is left out'],
  ],
  [
    'INI as YAML with its comments, and what nobody reads as one',
    'a.ini',
    INI,
    'a.yaml',
    `# What a run takes.

# the run's name
name: audio

# how many at a time

batch_size: 4
recover: false
rates: [0.0001, 2]
dir: audio_x
empty: ""

# [other]
# lost = 1
# the end
`,
    ['the loader reads no lost in [other]; it is kept as a comment', 'YAML has no %(name)s: dir is written as what it comes to'],
  ],
  [
    'comments of INI within values, and behind literals',
    'a.ini',
    '[DEFAULTS]\na = 8 # eight\n# list\nb = [1,\n  ; two\n  2] # both\nc = x y\n  # mid\n  z\n',
    'a.yaml',
    '# eight\na: 8\n# list\n# two\n# both\nb: [1, 2]\n# mid\nc: "x y\\nz"\n',
  ],
  [
    'what the loader reads otherwise than it is written',
    'a.ini',
    '[DEFAULTS]\na = True\nb = 0x1F\n',
    'a.yaml',
    'a: false\nb: 31\n',
    ['read as false: the loader reads every boolean of an INI file as False, this True too'],
  ],
  [
    'YAML as INI, with the comments above and behind',
    'a.yaml',
    '# the name\nname: audio # for short\n\n# many\nbatch_size: 4\nlr: 1.0e-4\nx: "1"\nlist: [1, a]\n# end\n',
    'a.ini',
    '[DEFAULTS]\n# the name\n# for short\nname = audio\n\n# many\nbatch_size = 4\nlr = 0.0001\nx = "1"\nlist = [1, "a"]\n# end\n',
  ],
  ['JSON as INI', 'a.json', '{"a": null, "b": "x y"}', 'a.ini', '[DEFAULTS]\na = None\nb = x y\n'],
  ['nothing at all', 'a.yaml', '', 'a.ini', '[DEFAULTS]\n'],
  [
    'a key that is written twice, with what is kept of it',
    'a.json',
    '{"m": {"d": 1,\n"d": 2}}',
    'a.yaml',
    'm:\n  d: 2\n',
    ['the key "d" is written twice in one map: the last value is kept'],
  ],
])('X8 %s', (_title, from, text, to, expected, notes = []) => {
  expect(convert(from, text, to)).toEqual([expected, notes])
})

test.each<[title: string, from: string, text: string, to: string, reason: string]>([
  ['a broken file', 'a.json', '{"a": 1,}', 'a.yaml', 'it cannot be read:'],
  ['what INI takes for another value', 'a.yaml', 'x: true\n', 'a.ini', 'an INI file cannot say x: true'],
  [
    'a date in JSON',
    'a.yaml',
    'x: 2024-01-02\n',
    'a.json',
    'the new file would read otherwise: x is 2024-01-02 and would be "2024-01-02"',
  ],
  ['a key in JSON that is no text', 'a.yaml', '1: 2\n', 'a.json', 'the new file would read otherwise: '],
  ['a key in INI that is no key', 'a.yaml', 'a=b: 2\n', 'a.ini', 'the new file would read otherwise: '],
])('X8 refuses %s', (_title, from, text, to, reason) => {
  expect(convert(from, text, to)[0]).toContain(`refused: ${reason}`)
})

const config = anyConfig(
  anyScalar(),
  fc.string().map((value) => ({ kind: 'str', value })),
)

test('X8 law: a config goes to YAML and back to JSON, and each text reads the same', () => {
  fc.assert(
    fc.property(config, (root) => {
      const json = { kind: 'file', path: 'a.json', text: printJson(root) } as const
      const yaml = convertText(json, 'a.yaml', 'pyyaml')
      if (!yaml.ok) return // half a character is one thing to JSON and none to YAML
      const back = convertText(yaml.source, 'a.json', 'pyyaml')
      expect(back.ok && back.source.text).toBe(json.text)
      expect(typedOf(parse(yaml.source, 'pyyaml').root)).toEqual(typedOf(parse(json, 'pyyaml').root))
    }),
    { numRuns: 1000 },
  )
})

test('X8 law: JSON however it is broken into lines is the same bytes again after YAML', () => {
  fc.assert(
    fc.property(config, fc.infiniteStream(fc.boolean()), (root, breaks) => {
      const text = printJson(root).replaceAll(/\n */g, (line) => (breaks.next().value === true ? line : ''))
      const json = convertText({ kind: 'file', path: 'b.json', text }, 'a.json', 'pyyaml')
      if (!json.ok) throw new Error(json.reason)
      const yaml = convertText(json.source, 'a.yaml', 'pyyaml')
      if (!yaml.ok) return // half a character is one thing to JSON and none to YAML
      const [back, again] = [yaml.source, json.source].map((source) => convertText(source, 'a.json', 'pyyaml'))
      expect([back?.ok && back.source.text, again?.ok && again.source.text]).toEqual([json.source.text, json.source.text])
    }),
    { numRuns: 1000 },
  )
})

test('X8 law: what becomes INI reads the same, comes back as YAML, and is INI again', () => {
  const isFlat = (node: ConfigNode): boolean =>
    node.kind === 'map' && [...node.entries.values()].every((entry) => entry.node.kind === 'scalar')
  let made = 0
  fc.assert(
    fc.property(config.filter(isFlat), (root) => {
      const ini = convertText({ kind: 'file', path: 'a.yaml', text: printYaml(root) }, 'a.ini', 'pyyaml')
      if (!ini.ok) return
      made += 1
      const yaml = convertText(ini.source, 'a.yaml', 'pyyaml')
      const again = yaml.ok ? convertText(yaml.source, 'a.ini', 'pyyaml') : yaml
      expect(again.ok && again.source.text).toBe(ini.source.text)
    }),
    { numRuns: 1000 },
  )
  expect(made).toBeGreaterThan(200)
})
