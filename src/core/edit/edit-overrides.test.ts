import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overridesSource } from '../compose/compose.ts'
import { anyConfig } from '../config-node.testing.ts'
import { isEqualNode, leavesOf, nodeAt, nodeOf } from '../config-node.ts'
import { applyEdits } from './apply-edits.ts'
import type { EditResult } from './edit.ts'
import { renameOverride, setOverride, unsetOverride } from './edit-overrides.ts'
import { applyOverrides } from '../compose/apply-overrides.ts'
import { parseOverrides } from '../read/overrides.ts'
import { emptyMap } from '../read/parse.ts'
import { parsePath } from '../path.ts'
import type { Path } from '../path.ts'

const target = (text: string) => ({ source: overridesSource(text), dialect: 'pyyaml' as const })
const at = (text: string) => parsePath(text) as Path
const value = (plain: unknown, isNew = false) => ({ value: nodeOf(plain, overridesSource('')), isNew })
const outcome = (text: string, result: EditResult) => (result.ok ? applyEdits(text, result.edits) : `refused: ${result.reason}`)

test.each([
  ['a line is added', '', 'training.epochs', value(200), 'training.epochs=200'],
  ['a new key is an addition', '', 'a.b', value(1, true), '+a.b=1'],
  ['beneath the lines there', 'a=1', 'b', value(2), 'a=1\nb=2'],
  ['the last line end stays', 'a=1\n', 'b', value(2), 'a=1\nb=2\n'],
  ['the line for the key takes the value', 'a=1\nb=2 # why\nc=3\n', 'b', value(5), 'a=1\nb=5 # why\nc=3\n'],
  ['the last of two lines', 'b=1\nb=2', 'b', value(3), 'b=1\nb=3'],
  ['its sign stays', '++b=2', 'b', value(3), '++b=3'],
  ['a deletion becomes a value', '~b\na=1', 'b', value(3), 'b=3\na=1'],
  ['after a line for the map above', 'a={b: 1}', 'a.b', value(2), 'a={b: 1}\na.b=2'],
  ['a line that a later one hides', 'a.b=1\na=null', 'a.b', value(2), 'a.b=1\na=null\na.b=2'],
  ['a list on one line', '', 'm.at', value([1, 3]), 'm.at=[1, 3]'],
  ['text that looks like something else', '', 'a', value('yes'), 'a="yes"'],
  ['a float every reader takes for one', '', 'a', value(1e-7), 'a=1.0e-07'],
  ['a key that needs quotes', '', 'a["x.y"]', value(1), 'a["x.y"]=1'],
  ['nothing where it is so already', 'a=1  # kept', 'a', value(1), 'a=1  # kept'],
])('O E1 set: %s', (_title, text, path, change, expected) => {
  expect(outcome(text, setOverride(target(text), at(path), change))).toBe(expected)
})

test.each([
  ['the line goes', 'a=1\nb=2\nc=3\n', 'b', 'a=1\nc=3\n'],
  ['the last line goes with the break before it', 'a=1\nb=2', 'b', 'a=1'],
  ['the only line', 'a=1', 'a', ''],
  ['lines beneath it go too', 'a.b=1\na.c=2\nd=3', 'a', 'd=3'],
  ['both lines for it', 'a=1\nb=2\na=3', 'a', 'b=2'],
  ['comments and blanks stay', '# runs\na=1\n\n# more\n', 'a', '# runs\n\n# more\n'],
  ['nothing to do', 'a=1', 'b', 'a=1'],
  ['not out of a map', 'a={b: 1, c: 2}', 'a.b', 'refused: a={b: 1, c: 2} writes a.b too: change that line as text'],
])('O E4 unset: %s', (_title, text, path, expected) => {
  expect(outcome(text, unsetOverride(target(text), at(path)))).toBe(expected)
})

test.each([
  ['the key of a line', 'a.b=1 # x', 'a.b', 'c', 'a.c=1 # x'],
  ['of the lines beneath it', '+a.b=1\na.c=2', 'a', 'z', '+z.b=1\nz.c=2'],
  ['not onto another', 'a=1\nb=2', 'a', 'b', 'refused: the key b is there already'],
  ['not where there is none', 'a=1', 'b', 'c', 'refused: no line sets b'],
])('O rename: %s', (_title, text, path, to, expected) => {
  expect(outcome(text, renameOverride(target(text), at(path), to))).toBe(expected)
})

test('O E2 what is set reads back, other lines stay as they are, and unsetting it gives the text back', () => {
  const lines = fc.constantFrom('', 'other=1', '# note\nother=[1, 2]\n', 'other=1 # x')
  fc.assert(
    fc.property(anyConfig(), lines, (config, text) => {
      const [leaf] = leavesOf(config)
      if (!leaf || leaf.path.some((segment) => typeof segment === 'number') || leaf.path[0] === 'other') return
      const result = setOverride(target(text), leaf.path, { value: leaf.node, isNew: true })
      if (!result.ok) return
      const after = applyEdits(text, result.edits)
      const { overrides } = parseOverrides(overridesSource(after), 'pyyaml')
      const written = nodeAt(applyOverrides(emptyMap(overridesSource(after)), overrides).config, leaf.path)
      expect(written && isEqualNode(written, leaf.node)).toBe(true)
      expect(after.startsWith(text)).toBe(true)
      expect(outcome(after, unsetOverride(target(after), leaf.path))).toBe(text)
    }),
    { numRuns: 1000 },
  )
})
