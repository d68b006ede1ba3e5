import { expect, test } from 'vitest'
import { compose, overridesSource } from '../../core/compose/compose.ts'
import type { Files } from '../../core/source.ts'
import { openSession } from '../../workspace/session.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { offEffect } from './off-effect.ts'

const files: Files = new Map(
  Object.entries({
    'low.yaml': 'a: 1\nb: 2\nm:\n  x: 1\n',
    'high.yaml': 'b: 3\nc: 4\nm: null\n',
  }).map(([path, text]) => [path, { kind: 'file', path, text }]),
)
const { options } = rulesOf(openSession('test', files))

function effectOf(off: readonly string[]) {
  const stack = { files: ['low.yaml', 'high.yaml'], overrides: overridesSource(''), off: new Set(off) }
  return offEffect(files, compose(files, stack, options), options)
}

test.each([
  { off: [], effect: { missing: 0, different: 0, added: 0 } },
  { off: ['low.yaml'], effect: { missing: 1, different: 0, added: 0 } },
  { off: ['high.yaml'], effect: { missing: 2, different: 1, added: 1 } },
  { off: ['low.yaml', 'high.yaml'], effect: { missing: 4, different: 0, added: 0 } },
  { off: ['overrides'], effect: { missing: 0, different: 0, added: 0 } },
])('without $off: $effect', ({ off, effect }) => {
  expect(effectOf(off)).toEqual(effect)
})
