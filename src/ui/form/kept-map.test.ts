import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { nodeAt, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printYaml } from '../../core/print/print.ts'
import { sourceAt } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'
import { editTarget } from './form-edit.ts'
import type { FormEdit } from './form-edit.ts'
import { formOf, pathOf, sessionOf } from './form-session.testing.ts'
import { loadNested } from './nested-system.testing.ts'

beforeAll(loadNested)

const strata = { 'strata.yaml': 'system: nested\n' }
const typed = { kind: 'file', path: 'typed', text: '' } as const
const reset = (path: string): FormEdit => ({ kind: 'unset', path: pathOf(path) })
const set = (path: string, plain: unknown): FormEdit => ({ kind: 'set', path: pathOf(path), value: nodeOf(plain, typed) })

const conditions = `model:
  conditioning:
    configs:
      - id: prompt
        type: text
        config:
          length: 64
`
const encoder = 'model:\n  net:\n    encoder:\n      type: attention\n      config:\n        heads: 4 # few\n'

/** Resets in a file, one after another; the file in the end. */
async function after(files: Readonly<Record<string, string>>, edits: readonly FormEdit[]): Promise<string> {
  const top = Object.keys(files).at(-1) ?? ''
  let session = await sessionOf({ files: { ...strata, ...files }, stack: [top] })
  for (const edit of edits) session = made(session, edit)
  return sourceAt(session, top)?.text ?? ''
}

function made(session: Session, edit: FormEdit): Session {
  const result = editTarget(session, [edit])
  if (!result.ok) throw new Error(result.reason)
  return result.session
}

describe('E10 a map that the schema requires stays when the last key in it is reset', () => {
  test.each<[title: string, files: Record<string, string>, edits: readonly FormEdit[], text: string]>([
    [
      'in YAML',
      { 'a.yaml': encoder },
      [reset('model.net.encoder.config.heads')],
      'model:\n  net:\n    encoder:\n      type: attention\n      config: {}\n',
    ],
    [
      'in JSON',
      { 'a.json': '{"model": {"net": {"encoder": {"type": "attention", "config": {"heads": 4}}}}}\n' },
      [reset('model.net.encoder.config.heads')],
      '{"model": {"net": {"encoder": {"type": "attention", "config": {}}}}}\n',
    ],
    [
      'in an item of a list',
      { 'a.yaml': conditions },
      [reset('model.conditioning.configs[0].config.length')],
      conditions.replace('config:\n          length: 64', 'config: {}'),
    ],
    [
      'in an item of a list that the layer inherits',
      { 'base.yaml': conditions, 'a.yaml': 'includes: [base.yaml]\n' },
      [reset('model.conditioning.configs[0].config.length')],
      `includes: [base.yaml]\n${conditions.replace('config:\n          length: 64', 'config: {}')}`,
    ],
    [
      'all of it at once too',
      { 'a.yaml': encoder },
      [reset('model.net.encoder.config')],
      'model:\n  net:\n    encoder:\n      type: attention\n      config: {}\n',
    ],
    [
      'one that the form wrote empty, too',
      { 'a.yaml': encoder.replace(/ {6}config:[^]*/, '') },
      [set('model.net.encoder.config', {}), set('model.net.encoder.config.heads', 2), reset('model.net.encoder.config.heads')],
      'model:\n  net:\n    encoder:\n      type: attention\n      config: {}\n',
    ],
  ])('E10 %s', async (_title, files, edits, text) => {
    expect(await after(files, edits)).toBe(text)
  })

  test.each<[title: string, files: Record<string, string>, edits: readonly FormEdit[], text: string]>([
    [
      'that need not be there',
      { 'a.yaml': 'model:\n  conditioning:\n    size: 3\ntraining: {steps: 1}\n' },
      [reset('model.conditioning.size')],
      'training: {steps: 1}\n',
    ],
    [
      'that another layer writes',
      { 'base.yaml': encoder, 'a.yaml': `includes: [base.yaml]\n${encoder}` },
      [reset('model.net.encoder.config.heads'), reset('model.net.encoder.type')],
      'includes: [base.yaml]\n',
    ],
    [
      'that is required in one that goes with it',
      { 'a.yaml': 'model:\n  net:\n    encoder:\n      config:\n        heads: 4\ntraining: {steps: 1}\n' },
      [reset('model.net.encoder.config.heads')],
      'training: {steps: 1}\n',
    ],
    [
      'that came with the value',
      { 'a.yaml': encoder.replace(/ {6}config:[^]*/, '') },
      [set('model.net.encoder.config.heads', 2), reset('model.net.encoder.config.heads')],
      encoder.replace(/ {6}config:[^]*/, ''),
    ],
    [
      'that came with several values',
      { 'a.yaml': encoder.replace(/ {6}config:[^]*/, '') },
      [
        set('model.net.encoder.config.heads', 2),
        set('model.net.encoder.config.latent', 2),
        reset('model.net.encoder.config.heads'),
        reset('model.net.encoder.config.latent'),
      ],
      encoder.replace(/ {6}config:[^]*/, ''),
    ],
    [
      'that is reset when it is empty',
      { 'a.yaml': encoder.replace(/config:[^]*/, 'config: {}\n') },
      [reset('model.net.encoder.config')],
      encoder.replace(/ {6}config:[^]*/, ''),
    ],
  ])('E4 a map goes %s', async (_title, files, edits, text) => {
    expect(await after(files, edits)).toBe(text)
  })

  test('E10 override lines hold no map that could stay', async () => {
    const overrides = 'model.net.encoder.config.heads=4'
    const session = await sessionOf({ files: { ...strata, 'a.yaml': '' }, stack: ['a.yaml'], target: OVERRIDES, overrides })
    expect(made(session, reset('model.net.encoder.config.heads')).stack.overrides.text).toBe('')
  })
})

/** A config with required maps at several depths, and in items. */
const whole = {
  model: {
    net: {
      ratio: 2048,
      encoder: { type: 'attention', config: { heads: 4 } },
      bottleneck: { type: 'rvq', config: { codebooks: 8 } },
      pretransform: {
        type: 'autoencoder',
        config: {
          encoder: { type: 'conv', scale: 2, config: { strides: [4, 8] } },
          decoder: { type: 'attention', config: { latent: 9 } },
        },
      },
    },
    conditioning: {
      configs: [
        { id: 'prompt', type: 'text', config: { length: 64 } },
        { id: 'seconds', type: 'number', config: { min: 0, max: 512 } },
      ],
    },
  },
  training: { steps: 5000 },
}

test('E10 whatever is reset, in any order: no map is missed for it, and a value set and reset leaves the same bytes', async () => {
  const texts = { 'a.yaml': printYaml(nodeOf(whole, typed)), 'a.json': `${JSON.stringify(whole, undefined, 2)}\n` }
  const open = async ([name, text]: readonly [string, string]) => ({
    name,
    session: await sessionOf({ files: { ...strata, [name]: text }, stack: [name] }),
  })
  const opened = await Promise.all(Object.entries(texts).map(open))
  fc.assert(
    fc.property(fc.constantFrom(...opened), fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), ({ name, session }, picks) => {
      let now = session
      for (const pick of picks) {
        const { own } = formOf(now)
        const paths = pathsIn(own, [])
        const path = paths[pick % paths.length]
        const value = path && nodeAt(own, path)
        if (!path || !value) return
        const missed = missingMaps(now)
        now = made(now, { kind: 'unset', path })
        const text = sourceAt(now, name)?.text
        // What is in a map that is reset as a whole is meant to be gone, and so is an empty map.
        const isMeant = (key: string): boolean => key.startsWith(`${formatPath(path)}${isEmpty(value) ? '' : '.'}`)
        const others = missingMaps(now).filter((key) => !missed.includes(key) && !isMeant(key))
        expect(others).toEqual([])
        const back = made(made(now, { kind: 'set', path, value }), { kind: 'unset', path })
        expect(sourceAt(back, name)?.text).toBe(text)
      }
    }),
    { numRuns: 1000 },
  )
})

/** Every key that has a row or a block of its own, those in items too. */
function pathsIn(node: ConfigNode, path: Path): readonly Path[] {
  if (node.kind === 'map')
    return [...node.entries].flatMap(([key, { node: value }]) => [[...path, key], ...pathsIn(value, [...path, key])])
  return node.kind === 'list' ? node.items.flatMap((item, index) => pathsIn(item, [...path, index])) : []
}

function isEmpty(node: ConfigNode): boolean {
  return node.kind === 'map' && node.entries.size === 0
}

/** The maps that are said to be missing. */
function missingMaps(session: Session): readonly string[] {
  const { issues } = formOf(session).seen
  return issues.filter(({ code, hint }) => code === 'missing-key' && hint?.endsWith('a map')).map(({ path }) => formatPath(path))
}
