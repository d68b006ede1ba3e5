import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { nodeAt } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import { parse } from '../../core/read/parse.ts'
import { checkRules } from './check-rules.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { prepareSystem } from '../manifest/prepare-system.ts'
import type { Rule, System } from '../system.ts'
import { z } from '../schema/zod.ts'

const net = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), width: z.int(), rate: z.number(), range: z.tuple([z.number(), z.number()]) }),
  z.object({ kind: z.literal('bins'), bins: z.int() }),
])

async function systemWith(...rules: readonly Rule[]): Promise<System> {
  const sections = [{ key: 'net', title: 'Net', help: 'A net.', schema: net }]
  return prepareSystem({
    id: 'one',
    title: 'One',
    dialect: 'pyyaml',
    layers: [],
    links: [],
    sections,
    rules,
    guards: [],
    derived: [],
  })
}

/** A rule that is always broken. */
function mending(key: string, instead: unknown): Rule {
  const path = ['net', key]
  return { id: 'never', says: '', check: () => [{ path, severity: 'error', message: 'no', instead: [instead] }] }
}

function read(text: string, path = 'a.yaml'): MapNode {
  return parse({ kind: 'file', path, text }, 'pyyaml').root
}

function check(system: System, root: MapNode): readonly Issue[] {
  return checkRules(system, root, defaultsOf(system, root))
}

test.each<[title: string, key: string, instead: unknown, text: string, mended: readonly string[]]>([
  ['a float key takes a float', 'rate', 1, '{net: {kind: plain, rate: 0.5}}', ['{net: {kind: plain, rate: 1.0}}']],
  ['over an int too', 'rate', 2, '{net: {kind: plain, rate: 1}}', ['{net: {kind: plain, rate: 2.0}}']],
  ['in a list', 'range', [0.5, 1], '{net: {kind: plain, range: [1.0, 0.5]}}', ['{net: {kind: plain, range: [0.5, 1.0]}}']],
  ['a whole key takes an int', 'width', 8, '{net: {kind: plain, width: 7}}', ['{net: {kind: plain, width: 8}}']],
  ['over a float too', 'width', 8, '{net: {kind: plain, width: 7.0}}', ['{net: {kind: plain, width: 8}}']],
  ['of a key that no schema knows the value tells', 'x', 8, '{net: {kind: plain, x: 7}}', ['{net: {kind: plain, x: 8}}']],
  ['what the chosen variant does not use is not mended', 'width', 8, '{net: {kind: bins, width: 7}}', []],
])('V5 of a fix: %s', async (_title, key, instead, text, mended) => {
  const issues = check(await systemWith(mending(key, instead)), read(text))
  expect(issues.flatMap(({ fixes = [] }) => fixes.map(({ edits }) => applyEdits(text, edits)))).toEqual(mended)
})

test('V5 what a fix writes is read as the kind of number that the schema wants, in YAML and in JSON', async () => {
  const systems = new Map<string, System>()
  for (const key of ['rate', 'width']) systems.set(key, await systemWith(mending(key, 0)))
  const whole = fc.integer({ min: -(10 ** 9), max: 10 ** 9 })
  fc.assert(
    fc.property(fc.constantFrom('rate', 'width'), whole, whole, fc.constantFrom('a.yaml', 'a.json'), (key, from, to, path) => {
      const text = `{"net": {"kind": "plain", "${key}": ${from}}}`
      const system: System = { ...(systems.get(key) as System), rules: [mending(key, to)] }
      const [edits = []] = check(system, read(text, path)).flatMap(({ fixes = [] }) => fixes.map((fix) => fix.edits))
      const node = nodeAt(read(applyEdits(text, edits), path), ['net', key])
      const wanted = key === 'rate' ? { kind: 'float', value: to } : { kind: 'int', value: BigInt(to) }
      expect(node?.kind === 'scalar' && node.value).toEqual(wanted)
    }),
    { numRuns: 1000 },
  )
})

test('V8 a rule that throws is told as a mistake of our own, by name, and the others still speak', async () => {
  const fail = (): never => {
    throw new TypeError('odd')
  }
  const system = await systemWith({ id: 'broken', says: '', check: fail }, mending('width', 8))
  const issues = check(system, read('{net: {kind: plain, width: 7}}'))
  expect(issues.map(({ code, severity, message }) => `${severity} ${code} ${message}`)).toEqual([
    'error own-mistake the rule broken fails on this config: odd',
    'error rule no',
  ])
})
