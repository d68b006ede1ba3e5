import fc from 'fast-check'
import { composeTexts, filesOf } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { anyConfig, anyScalar, anyTimestamp, listNode, mapNode, scalarNode } from '../config-node.testing.ts'
import { nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { includes } from '../links/includes.ts'
import type { PatchRequest } from './patch.ts'
import { pathsOf } from '../path.testing.ts'
import type { Path } from '../path.ts'
import { printYaml } from '../print/print.ts'
import { keyOfId } from '../value.ts'
import type { Scalar } from '../value.ts'

/** What a patch from one stack to another is made of; where B names no dialect it has A's. */
export function requestOf(a: TestStack, b: TestStack): PatchRequest {
  const dialect = a.dialect ?? 'pyyaml'
  return {
    a: composeTexts(a),
    b: composeTexts({ dialect, ...b }),
    files: filesOf(a.files),
    options: { dialect, linkers: [includes], kindOf: (path) => path.split('/')[0] ?? '', precedence: [], mountedAt: '' },
  }
}

/** A request between two configs, each one file. */
export function requestBetween(a: MapNode, b: MapNode, dialect: DialectId): PatchRequest {
  return requestOf({ files: { 'a.yaml': printYaml(a) }, dialect }, { files: { 'b.yaml': printYaml(b) } })
}

/** Two configs of which the second is the first with a few things changed. */
export function anyPair(dialect: DialectId): fc.Arbitrary<readonly [MapNode, MapNode]> {
  const wild = dialect === 'pyyaml' ? fc.oneof({ weight: 9, arbitrary: anyScalar() }, anyTimestamp()) : anyScalar()
  const config = fc.oneof(anyConfig(wild, wild), anyConfig(wild, anyKey), anyConfig(TAME, anyKey), staged)
  const value = fc.oneof(
    wild.map(scalarNode),
    anyConfig(TAME, anyKey),
    fc.array(wild.map(scalarNode), { maxLength: 3 }).map(listNode),
  )
  const edit = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('set', 'delete', 'add', 'empty', 'move', 'twice'),
    key: anyKey,
    value,
  })
  return fc
    .tuple(config, fc.array(edit, { minLength: 1, maxLength: 5 }))
    .map(([a, edits]) => [a, edits.reduce<MapNode>(changed, a)] as const)
}

const TAME = fc.oneof(
  fc.constantFrom(1n, 2n, 64n).map((value): Scalar => ({ kind: 'int', value })),
  fc.constantFrom(1, 0.1, NaN).map((value): Scalar => ({ kind: 'float', value })),
  fc.constantFrom('adam', '1', 'one\ntwo\n', '').map((value): Scalar => ({ kind: 'str', value })),
  fc.constantFrom<Scalar>({ kind: 'null' }, { kind: 'bool', value: true }),
)

const ODD_KEYS = [
  'a',
  'b',
  'c.d',
  'x[0]',
  'k=v',
  'two words',
  'é中😀',
  '"q"',
  "it's",
  '0',
  '-1',
  '1',
  '#',
  '~t',
  '+p',
  '',
  '__proto__',
]
const anyKey = fc.oneof(
  fc.constantFrom(...ODD_KEYS).map((value): Scalar => ({ kind: 'str', value })),
  fc.constantFrom(0n, 1n, -1n).map((value): Scalar => ({ kind: 'int', value })),
  fc.constantFrom<Scalar>({ kind: 'null' }, { kind: 'bool', value: true }, { kind: 'float', value: 1e-7 }),
)

/** A config with a list of named maps, as curricula and layers are written. */
const staged = fc
  .array(fc.record({ name: fc.constantFrom('warm', 'main', 'cool'), more: anyConfig(TAME, anyKey) }), { maxLength: 4 })
  .map((stages) => {
    const name = keyOfId('name')
    const items = stages.map(({ name: value, more }) => {
      const pairs = Array.from(more.entries.values(), ({ key, node }) => [key, node] as const)
      return mapNode([...pairs, [name, scalarNode({ kind: 'str', value })]])
    })
    return mapNode([[keyOfId('stages'), listNode(items)]])
  })

interface Edit {
  readonly at: number
  readonly kind: string
  readonly key: Scalar
  readonly value: ConfigNode
}

function changed(root: MapNode, { at, kind, key, value }: Edit): MapNode {
  const paths = pathsOf(root)
  const path = paths[at % Math.max(1, paths.length)] ?? []
  const there = nodeAt(root, path) ?? root
  const holder = there.kind === 'map' ? path : path.slice(0, -1)
  const parent = nodeAt(root, holder)
  if ((kind === 'add' || path.length === 0) && parent?.kind === 'map') return withNode(root, holder, added(parent, key, value))
  if (kind === 'delete') return withNode(root, path, undefined)
  if (kind === 'empty' && path.length > 0) return withNode(root, path, mapNode([]))
  if ((kind === 'move' || kind === 'twice') && there.kind === 'list') {
    const [first, ...rest] = there.items
    return withNode(root, path, listNode(first ? [...rest, first, ...(kind === 'twice' ? [first] : [])] : [value]))
  }
  return path.length > 0 ? withNode(root, path, value) : root
}

function added(map: MapNode, key: Scalar, value: ConfigNode): MapNode {
  return mapNode([...Array.from(map.entries.values(), (entry) => [entry.key, entry.node] as const), [key, value]])
}

/** The config with another value at a path, or, for undefined, without it. */
export function withNode(root: MapNode, path: Path, node: ConfigNode | undefined): MapNode {
  const result = replaced(root, path, node)
  return result?.kind === 'map' ? result : root
}

function replaced(root: ConfigNode, [step, ...rest]: Path, node: ConfigNode | undefined): ConfigNode | undefined {
  if (step === undefined) return node
  if (root.kind === 'list') {
    const item = root.items[Number(step)]
    const next = item && replaced(item, rest, node)
    return { ...root, items: next ? root.items.with(Number(step), next) : root.items.toSpliced(Number(step), 1) }
  }
  if (root.kind !== 'map' || typeof step !== 'string') return root
  const entries = new Map(root.entries)
  const entry = root.entries.get(step)
  const next = entry && replaced(entry.node, rest, node)
  if (entry && next) entries.set(step, { ...entry, node: next })
  else entries.delete(step)
  return { ...root, entries }
}

const EXPRESSIONS = [
  '${a}',
  '${m.x}',
  '${m}',
  '${n}',
  '${.x}',
  '${..a}',
  '${gone}',
  '${oc.env:HOME}',
  'a ${a} and ${m.y}',
  '\\${a}',
  '\\\\${a}',
  '${',
  '${a',
  '${n.x}',
]

/** A stack of two files and override lines in OmegaConf's dialect, full of interpolations, literal ones too. */
export const anyInterpolated: fc.Arbitrary<TestStack> = fc
  .record({ lower: anyExpressions(), upper: anyExpressions(), overrides: fc.array(anyLine(), { maxLength: 2 }) })
  .map(({ lower, upper, overrides }) => ({
    files: { 'lower.yaml': printYaml(lower), 'upper.yaml': `includes: [lower.yaml]\n${printYaml(upper).replace('{}', '')}` },
    overrides: overrides.join('\n'),
    dialect: 'omegaconf',
  }))

function anyExpressions(): fc.Arbitrary<MapNode> {
  const texts = fc.constantFrom(...EXPRESSIONS, 'plain', '???').map((value): Scalar => ({ kind: 'str', value }))
  return anyConfig(fc.oneof(texts, TAME), fc.constantFrom('a', 'm', 'n', 'x', 'y').map(keyOfId))
}

function anyLine(): fc.Arbitrary<string> {
  return fc.constantFrom('a=7', '~m.x', '+m.y=${a}', 'm={x: 3}', 'n=null', '+a.x=1', '~a', 'm=\\${a}')
}
