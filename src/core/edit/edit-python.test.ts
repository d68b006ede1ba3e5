import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyConfig, anyScalar, scalarNode, typedOf } from '../config-node.testing.ts'
import type { ConfigNode } from '../config-node.ts'
import { applyEdits } from './apply-edits.ts'
import { insertItemAt, moveItemAt, renameKeyAt, setAt, unsetAt } from './edit.ts'
import type { EditResult, Target } from './edit.ts'
import { parse } from '../read/parse.ts'
import { pathsOf } from '../path.testing.ts'
import type { Path } from '../path.ts'
import { findPython, readWithPython } from '../read/python-oracle.testing.ts'
import { anyYamlText } from '../read/yaml-text.testing.ts'

const oracle = findPython()
const reader = oracle ? `PyYAML ${oracle.pyyaml}` : '(skipped: no Python with PyYAML here; Debian has python3-yaml) PyYAML'

/** An edit of some kind at some path: set, set beneath, unset, rename or insert, move. */
interface Ask {
  readonly text: string
  readonly place: number
  readonly kind: number
  readonly value: ConfigNode
}

const asks = fc.sample(
  fc.record<Ask>({
    text: anyYamlText({ tangled: true }),
    place: fc.nat(),
    kind: fc.nat(4),
    value: fc.oneof(anyScalar().map(scalarNode), anyConfig()),
  }),
  { numRuns: 1500, seed: 1 },
)

test.skipIf(!oracle)(`E2 ${reader} reads what an edit leaves as it was asked for`, () => {
  const texts = asks.map(edited).filter((text) => text !== undefined)
  expect(texts.length).toBeGreaterThan(500)
  const theirs = oracle ? readWithPython(oracle, { edited: { readers: ['pyyaml'], documents: texts } }).edited.pyyaml : undefined
  const rows = texts.map((text, i) => ({ text, ours: typedOf(read(text)), theirs: theirs?.[i] }))
  // A file without a value is None to Python and an empty config to the runners.
  expect(rows.filter(({ ours, theirs: other }) => !isEmpty(ours) && JSON.stringify(ours) !== JSON.stringify(other))).toEqual([])
})

function read(text: string): ConfigNode {
  return parse({ kind: 'file', path: 'config.yaml', text }, 'pyyaml').root
}

function isEmpty(typed: ReturnType<typeof typedOf>): boolean {
  return JSON.stringify(typed) === '["map",[]]'
}

/** The text after an edit; undefined where there is no place for it, or it is refused. */
function edited(ask: Ask): string | undefined {
  const target: Target = { source: { kind: 'file', path: 'config.yaml', text: ask.text }, dialect: 'pyyaml' }
  const paths = pathsOf(parse(target.source, target.dialect).root)
  const path = paths[ask.place % paths.length]
  const result = path && resultOf(target, path, ask)
  return result?.ok && result.edits.length > 0 ? applyEdits(ask.text, result.edits) : undefined
}

function resultOf(target: Target, path: Path, { kind, value, place }: Ask): EditResult {
  const isItem = typeof path.at(-1) === 'number'
  if (kind === 0) return setAt(target, path, value)
  if (kind === 1) return setAt(target, [...path, 'x y'], value)
  if (kind === 2) return unsetAt(target, path)
  if (kind === 3) return isItem ? insertItemAt(target, path, value) : renameKeyAt(target, path, 'new')
  return isItem ? moveItemAt(target, path, place % 3) : setAt(target, [...path.slice(0, -1), 'new'], value)
}
