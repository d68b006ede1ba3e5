import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIALECTS } from '../scalar/dialect.ts'
import { readBySections } from './read-sections.ts'
import { readYaml } from './read-yaml.ts'
import type { Source } from '../source.ts'
import { anyYamlText } from './yaml-text.testing.ts'

const file = (text: string): Source => ({ kind: 'file', path: 'long.yaml', text })

const TEXTS = [
  ['sections and comments', '# top\n\na:\n  b: 1  # one\n# between\nc: [1, 2]\n\n"d e": {x: 1}\n'],
  ['a list at the margin', 'a:\n- 1\n- x: 2\n  y: 3\nb: 2\n'],
  ['a flow list that ends at the margin', 'a: [\n  1,\n]\nb: 2\n'],
  ['quoted text over several lines', 'a: "x\n\n  y"\nb: \'p\n  q\'\n'],
  ['quoted text that looks like a key', 'a: "x\nb: y"\nc: 1\n'],
  ['block text with blank lines at its end', 'a: |+\n  x\n\n\nb: >-\n  y\n\n# end\n'],
  ['block text with a comment at the margin', 'a: |\n  x\n# y\nb: 1\n'],
  ['a key twice', 'a: 1\nb: 2\na: 3\n'],
  ['keys that Python takes for one', '1: a\n0x1: b\n'],
  ['an anchor in one and its alias in the next', 'a: &x {k: 1}\nb: *x\n'],
  ['a merge key at the top', 'b: 1\n<<: {a: 1}\n'],
  ['a merge key further in, with a map of its own', 'a:\n  b: 1\n  <<: {x: 2, b: 3}\nc: 4\n'],
  ['an explicit key', '? a\n: 1\nb: 2\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a line that is no key', 'a: 1\nb\n'],
  ['scalars to warn of', 'a:\n  lr: 1e-4\n  on: yes\nb: 010\n'],
  ['CRLF', 'a: 1\r\nb:\r\n  c: 2\r\n'],
  ['a tab', 'a:\t1\nb: 2\n'],
  ['nothing', ''],
  ['comments alone', '# a\n# b\n'],
  ['a list', '- a\n- b\n'],
  ['a map in braces', '{a: 1,\nb: 2}\n'],
] as const

test.each(TEXTS)('Y3 %s, by sections, reads as it does whole', (_title, text) => {
  for (const dialect of DIALECTS) {
    for (let time = 0; time < 3; time += 1) expect(readBySections(file(text), dialect, 0)).toEqual(readYaml(file(text), dialect))
  }
})

test('Y3 any text reads by sections as it does whole, after an edit too', () => {
  const texts = fc.boolean().chain((tangled) => anyYamlText({ tangled }))
  fc.assert(
    fc.property(texts, fc.nat(), fc.constantFrom(...DIALECTS), (text, at, dialect) => {
      readBySections(file(text), dialect, 0)
      const cut = at % (text.length + 1)
      const edited = file(`${text.slice(0, cut)}x${text.slice(cut)}`)
      expect(readBySections(edited, dialect, 0)).toEqual(readYaml(edited, dialect))
    }),
    { numRuns: 1000 },
  )
})
