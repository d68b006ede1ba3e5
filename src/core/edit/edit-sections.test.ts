import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeOf } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import { anyConfig } from '../config-node.testing.ts'
import { configOf, freshPathsOf, tameScalar, tameValue, targetOf, valuePathsOf } from './edit-place.testing.ts'
import { setAt, unsetAt } from './edit.ts'
import type { EditResult, Target } from './edit.ts'
import type { Path } from '../path.ts'
import { printYaml } from '../print/print.ts'
import { stretchAround } from '../read/read-sections.ts'
import { anyYamlText } from '../read/yaml-text.testing.ts'

const TWO = nodeOf(2, { kind: 'file', path: 'typed', text: '' })

/** Long enough to be read by its sections. */
const LONG = `long: ${'x'.repeat(4000)}\n`

let files = 0

/** The same text twice: read whole, as any text is the first time, and read by its sections, as it is from then on. */
function bothWays(text: string): { readonly whole: Target; readonly bySections: Target } {
  files += 1
  const path = `long-${files}.yaml`
  const whole = targetOf(path, text)
  configOf(whole)
  const bySections = targetOf(path, text)
  configOf(targetOf(path, `${text}# once more\n`))
  configOf(bySections)
  return { whole, bySections }
}

/** A text with long sections around it, as a file that has a key before and after it. */
function padded(text: string): string {
  return `${LONG}${text}${/[\r\n]$/.test(text) ? '' : '\n'}last: {x: 1}\n`
}

test.each<[title: string, text: string, edit: (target: Target) => EditResult]>([
  ['a value', 'a:\n  b: 1 # c\nd: 2\n', (target) => setAt(target, ['a', 'b'], TWO)],
  ['a new key', 'a:\n  b: 1 # c\n  # more\n\n# d\nd: 2\n', (target) => setAt(target, ['a', 'c'], TWO)],
  [
    'a new map, indented as the file is',
    'a:\n    b:\n        c: 1\nd:\n  - x: 1\n',
    (target) => setAt(target, ['d', 0, 'y', 'z'], TWO),
  ],
  ['the last key of a section', 'a:\n  # why\n  b: 1\n# d\nd: 2\n', (target) => unsetAt(target, ['a', 'b'])],
  ['the last key of a section that stays', 'a:\n  # why\n  b: 1\n# d\nd: 2\n', (target) => unsetAt(target, ['a', 'b'], ['a'])],
])('E1 in a long text one section is laid open: %s', (_title, text, edit) => {
  const { whole, bySections } = bothWays(padded(text))
  const root = configOf(bySections)
  expect(stretchAround(configOf(whole), 0)).toBeUndefined()
  expect(stretchAround(root, root.entries.get('d')?.keySpan.start ?? 0)).toBeDefined()
  expect(edit(whole)).toMatchObject({ ok: true })
  expect(edit(bySections)).toEqual(edit(whole))
})

test('E1 an edit of a long text is the same, laid open by sections or whole', () => {
  const edits = fc.constantFrom<(target: Target, path: Path, value: ConfigNode) => EditResult>(
    (target, path, value) => setAt(target, path, value),
    (target, path) => unsetAt(target, path),
    (target, path) => unsetAt(target, path, path.slice(0, 1)),
  )
  const texts = fc.oneof(anyYamlText({ tangled: false }), anyConfig(tameScalar).map(printYaml))
  fc.assert(
    fc.property(texts, fc.nat(), tameValue, edits, (text, n, value, edit) => {
      const { whole, bySections } = bothWays(padded(text))
      const paths = [...valuePathsOf(whole), ...freshPathsOf(whole)].filter(([key]) => key !== 'long')
      const path = paths[n % paths.length] ?? []
      fc.pre(stretchAround(configOf(bySections), 0) !== undefined && path.length > 1)
      expect(edit(bySections, path, value)).toEqual(edit(whole, path, value))
    }),
    { numRuns: 1000 },
  )
})
