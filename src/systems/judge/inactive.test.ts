import { expect, test } from 'vitest'
import { parse } from '../../core/read/parse.ts'
import { derivedValuesOf } from './derived-values.ts'
import { checkRules } from './check-rules.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { usedConfig } from './inactive.ts'
import { prepareSystem } from '../manifest/prepare-system.ts'
import type { SystemDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const WIDTH = ['net', 'width']

const definition: SystemDefinition = {
  id: 'two-nets',
  title: 'Two nets',
  dialect: 'pyyaml',
  layers: [],
  links: [],
  sections: [
    {
      key: 'net',
      title: 'Net',
      help: 'A net.',
      schema: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('wide'), width: z.int() }),
        z.object({ kind: z.literal('bins'), bins: z.int() }),
      ]),
    },
  ],
  rules: [
    {
      id: 'even',
      says: 'The width is even.',
      check: ({ get }) =>
        Number(get(WIDTH) ?? 0) % 2 === 0 ? [] : [{ path: WIDTH, severity: 'error', message: 'width is odd' }],
    },
  ],
  guards: [],
  derived: [
    {
      id: 'double',
      title: 'Double',
      help: 'Twice the width.',
      formula: () => 'width × 2',
      inputs: () => [WIDTH],
      compute: ({ get }) => (get(WIDTH) === undefined ? undefined : Number(get(WIDTH)) * 2),
    },
  ],
}

test.each<[title: string, text: string, rules: readonly string[], double: number | undefined]>([
  ['V7 what is used is judged', '{net: {kind: wide, width: 3}}', ['width is odd'], 6],
  ['V7 what the chosen variant does not use is not', '{net: {kind: bins, bins: 2, width: 3}}', [], undefined],
])('%s', async (_title, text, rules, double) => {
  const system = await prepareSystem(definition)
  const { root } = parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml')
  const defaults = defaultsOf(system, root)
  expect(checkRules(system, root, defaults).map(({ message }) => message)).toEqual(rules)
  expect(derivedValuesOf(system, root, defaults)[0]?.value).toBe(double)
  expect(usedConfig(system, root) === root).toBe(rules.length > 0)
  expect(usedConfig(system, root)).toBe(usedConfig(system, root))
})
