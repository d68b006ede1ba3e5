import fc from 'fast-check'
import type { ConfigNode, Entry, ListNode, MapNode } from './config-node.ts'
import { pythonRepr } from './scalar/python-repr.ts'
import type { Source } from './source.ts'
import { keyId } from './value.ts'
import type { Scalar } from './value.ts'

/** A value without its places: `[type, value]`, ints in hexadecimal, floats as Python's `repr`, maps as lists of pairs. */
export type Typed = readonly [string, (string | boolean | readonly Typed[] | readonly (readonly [Typed, Typed])[])?]

/** The node's value alone, key order included, for comparing with what a reader made of its text. */
export function typedOf(node: ConfigNode): Typed {
  if (node.kind === 'scalar') return typedScalar(node.value)
  if (node.kind === 'list') return ['list', node.items.map(typedOf)]
  return ['map', Array.from(node.entries.values(), ({ key, node: value }) => [typedScalar(key), typedOf(value)] as const)]
}

/** The scalar's type and value. */
export function typedScalar(scalar: Scalar): Typed {
  switch (scalar.kind) {
    case 'null':
      return ['null']
    case 'int':
      return ['int', scalar.value < 0n ? `-0x${(-scalar.value).toString(16)}` : `0x${scalar.value.toString(16)}`]
    case 'float':
      return ['float', pythonRepr(scalar.value)]
    default:
      return [scalar.kind, scalar.value]
  }
}

/** The place of nodes that a test makes up. */
export const MADE_UP: Source = { kind: 'file', path: 'made-up.yaml', text: '' }

export function scalarNode(value: Scalar): ConfigNode {
  return { kind: 'scalar', value, style: 'plain', source: MADE_UP, start: 0, end: 0 }
}

export function listNode(items: readonly ConfigNode[]): ListNode {
  return { kind: 'list', items, flow: false, source: MADE_UP, start: 0, end: 0 }
}

/** A map of the pairs, in order; of two pairs with one key the later wins. */
export function mapNode(pairs: readonly (readonly [Scalar, ConfigNode])[]): MapNode {
  const entries = new Map<string, Entry>()
  for (const [key, node] of pairs) entries.set(keyId(key), { key, keySpan: { start: 0, end: 0 }, node })
  return { kind: 'map', entries, flow: false, source: MADE_UP, start: 0, end: 0 }
}

/** Any text that YAML can hold, most of it such that some reader stumbles over it. */
export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: fc.constantFrom(...TRICKY_CHARACTERS) }),
    fc.constantFrom(...TRICKY_TEXTS),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-._:eExXobTZ ')) }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...Array.from('abz/._-: ')) }),
  )
}

/** Any scalar that all dialects can hold. */
export function anyScalar(): fc.Arbitrary<Scalar> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<Scalar>({ kind: 'null' }) },
    { weight: 1, arbitrary: fc.boolean().map((value): Scalar => ({ kind: 'bool', value })) },
    { weight: 3, arbitrary: fc.oneof(fc.bigInt(), fc.integer().map(BigInt)).map((value): Scalar => ({ kind: 'int', value })) },
    { weight: 3, arbitrary: anyFloat().map((value): Scalar => ({ kind: 'float', value })) },
    { weight: 6, arbitrary: anyText().map((value): Scalar => ({ kind: 'str', value })) },
  )
}

/** Any date or datetime as Python's `isoformat` prints it. */
export function anyTimestamp(): fc.Arbitrary<Scalar> {
  const moment = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  const fraction = fc.constantFrom('', '.000001', '.120000')
  const zone = fc.constantFrom('', '+00:00', '-05:30', '+23:59')
  return fc.tuple(moment, fc.boolean(), fraction, zone).map(([date, isDate, micros, offset]): Scalar => {
    const iso = date.toISOString()
    return { kind: 'timestamp', value: isDate ? iso.slice(0, 10) : `${iso.slice(0, 19)}${micros}${offset}` }
  })
}

/** Any config: a map of maps, lists and scalars, with keys of any kind. */
export function anyConfig(scalar = anyScalar(), key = anyScalar()): fc.Arbitrary<MapNode> {
  // A text that starts with NUL looks like the id of a key that is no text.
  const distinctKey = key.filter((value) => value.kind !== 'str' || !value.value.startsWith('\0'))
  const { map } = fc.letrec<{ node: ConfigNode; map: MapNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar.map(scalarNode),
      fc.array(scalar.map(scalarNode)).map(listNode),
      fc.array(tie('node'), { maxLength: 4 }).map(listNode),
      tie('map'),
    ),
    map: fc.array(fc.tuple(distinctKey, tie('node')), { maxLength: 5 }).map(mapNode),
  }))
  return map
}

function anyFloat(): fc.Arbitrary<number> {
  const nearPowers = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 999 })).map(([p, m]) => m * 10 ** p)
  return fc.oneof(
    fc.double(),
    nearPowers,
    fc.constantFrom(0, -0, 1, 1e16, 1e15, 1e-4, 1e-5, 1e21, 5e-324, NaN, Infinity, -Infinity),
  )
}

const TRICKY_CHARACTERS = Array.from(
  'abc019 .,:;#&*!|>\'"%@`[]{}?-=<>~\\/$^()é中😀\t\n\r\0\x07\x1B\x7F\x80\x85\xA0' +
    '\u2028\u2029\u200B\u202E\uFEFF\uFFFE\uFFFF\uD7FF\uE000',
)

const TRICKY_WORDS = `
  yes No ON off y N true FALSE null Null ~ None nan .nan inf -.inf = << --- ... - --flag *a !a %TAG @a | > a: :a #a [1] {a:1}
  1e-4 1E5 1.0e4 +.5 -.5 5. 010 0_7 08 0o10 0b11 0x1F 0x_ 1_000 12:30 190:20:30.15 2024-01-02 2024-02-30 "a" 'a'
  cuda:0 ../data/single_vd.yaml TrafficXLSTM http://x.y/z?a=b __proto__ constructor`

const TRICKY_PHRASES = '2024-1-2 3:04:05;- a;? a;: a;a: b;a #b; a;a ;a  b;a\tb;a\nb;a\r\nb;&a b;!!int 3'

const TRICKY_TEXTS = ['', 'x'.repeat(1100), ...TRICKY_WORDS.trim().split(/\s+/), ...TRICKY_PHRASES.split(';')]
