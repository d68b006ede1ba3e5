import fc from 'fast-check'
import type { Path } from '../core/path.ts'

/** A schema as a class of Pydantic has one, a value that it takes, and what may be wrong with the value. */
export interface Described {
  readonly schema: Json
  readonly value: unknown
  /** Values that do not fit, and where each stands. */
  readonly wrongs: readonly Wrong[]
  /** Schemas that `schema` refers to, by name. */
  readonly definitions: Readonly<Record<string, Json>>
}

export interface Wrong {
  readonly path: Path
  readonly value: unknown
}

export type Json = Readonly<Record<string, unknown>>

/** Where a draft has its definitions. */
export type DefinitionsKey = '$defs' | 'definitions'

/** A class with fields of every kind: bounds, lists, tuples, maps, unions picked by a key, references, null. */
export function anyClass(key: DefinitionsKey): fc.Arbitrary<Described> {
  return objectOf(anyValue(key), key)
}

function anyValue(key: DefinitionsKey): fc.Arbitrary<Described> {
  return fc.letrec<{ value: Described }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf(),
      fc.oneof(nullable(tie('value')), listOf(tie('value')), tupleOf(tie('value')), dictOf(tie('value'))),
      fc.oneof(objectOf(tie('value'), key), unionOf(tie('value'), key)),
      referenceTo(tie('value'), key),
    ),
  })).value
}

function leaf(): fc.Arbitrary<Described> {
  const bounded = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20), fc.nat(20)).map(([low, span, at]): Described => {
    const [high, value] = [low + span, low + Math.min(at, span)]
    return plain({ type: 'integer', minimum: low, maximum: high }, value, [low - 1, high + 1, 'x', true, null])
  })
  const numbers = fc
    .integer({ min: 1, max: 1000 })
    .map((n) => plain({ type: 'number', exclusiveMinimum: 0 }, n / 8, [0, -n, 'x', []]))
  const texts = fc
    .stringMatching(/^[a-z]{2,8}$/)
    .map((text) => plain({ type: 'string', minLength: 2, pattern: '^[a-z]+$' }, text, ['', 'A1', 3, {}]))
  const booleans = fc.boolean().map((value) => plain({ type: 'boolean' }, value, ['yes!', 1, null]))
  const enums = fc
    .constantFrom('adam', 'sgd')
    .map((value) => plain({ enum: ['adam', 'sgd'], type: 'string' }, value, ['lion', 2, null]))
  const consts = fc.constant(plain({ const: 'fixed', type: 'string' }, 'fixed', ['loose']))
  const unions = fc
    .constantFrom<unknown>(3, 'three')
    .map((value) => plain({ anyOf: [{ type: 'integer' }, { type: 'string' }] }, value, [[], null]))
  return fc.oneof(bounded, numbers, texts, booleans, enums, consts, unions)
}

function plain(schema: Json, value: unknown, wrongs: readonly unknown[]): Described {
  return { schema, value, wrongs: wrongs.map((wrong) => ({ path: [], value: wrong })), definitions: {} }
}

function nullable(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  return fc.tuple(inner, fc.boolean()).map(([{ schema, value, wrongs, definitions }, isNull]) => ({
    schema: { anyOf: [schema, { type: 'null' }], default: null },
    value: isNull ? null : value,
    wrongs: isNull ? [] : wrongs.filter((wrong) => wrong.value !== null || wrong.path.length > 0),
    definitions,
  }))
}

function listOf(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  return fc.tuple(inner, fc.integer({ min: 1, max: 3 })).map(([{ schema, value, wrongs, definitions }, count]) => ({
    schema: { type: 'array', items: schema, minItems: 1, maxItems: 3 },
    value: Array.from({ length: count }, () => value),
    wrongs: [{ path: [], value: [] }, { path: [], value: 'x' }, ...wrongs.map((wrong) => beneath(count - 1, wrong))],
    definitions,
  }))
}

function tupleOf(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  return fc.array(inner, { minLength: 1, maxLength: 3 }).map((items) => ({
    schema: { type: 'array', prefixItems: items.map(({ schema }) => schema), minItems: items.length, maxItems: items.length },
    value: items.map(({ value }) => value),
    wrongs: [{ path: [], value: [] }, ...items.flatMap(({ wrongs }, i) => wrongs.map((wrong) => beneath(i, wrong)))],
    definitions: definitionsOf(items),
  }))
}

function dictOf(inner: fc.Arbitrary<Described>): fc.Arbitrary<Described> {
  return inner.map(({ schema, value, wrongs, definitions }) => ({
    schema: { type: 'object', additionalProperties: schema },
    value: { first: value, second: value },
    wrongs: [{ path: [], value: [] }, ...wrongs.map((wrong) => beneath('second', wrong))],
    definitions,
  }))
}

function objectOf(inner: fc.Arbitrary<Described>, key: DefinitionsKey): fc.Arbitrary<Described> {
  const fields = fc.dictionary(fc.constantFrom('lr', 'width', 'depth', 'opt', 'at'), fc.tuple(inner, fc.boolean()), {
    minKeys: 1,
    maxKeys: 4,
    noNullPrototype: true,
  })
  return fc.tuple(fields, fc.constantFrom<Json>({}, { additionalProperties: false })).map(([map, more]) => {
    const entries = Object.entries(map)
    const schema: Json = {
      type: 'object',
      title: 'Class',
      properties: Object.fromEntries(entries.map(([name, [field]]) => [name, field.schema])),
      required: entries.filter(([, [, isRequired]]) => isRequired).map(([name]) => name),
      ...more,
    }
    return named(
      {
        schema,
        value: Object.fromEntries(entries.map(([name, [field]]) => [name, field.value])),
        wrongs: entries.flatMap(([name, [field]]) => field.wrongs.map((wrong) => beneath(name, wrong))),
        definitions: definitionsOf(entries.map(([, [field]]) => field)),
      },
      key,
    )
  })
}

/** Two classes, of which a key picks one, as references that a discriminator maps names to. */
function unionOf(inner: fc.Arbitrary<Described>, key: DefinitionsKey): fc.Arbitrary<Described> {
  return fc.tuple(inner, inner, fc.boolean()).map(([a, b, isFirst]) => {
    const [one, other] = [variant('one', a, key), variant('other', b, key)]
    const picked = isFirst ? one : other
    return {
      schema: {
        oneOf: [one.schema, other.schema],
        discriminator: { propertyName: 'type', mapping: { one: one.schema['$ref'], other: other.schema['$ref'] } },
      },
      value: picked.value,
      wrongs: picked.wrongs,
      definitions: { ...one.definitions, ...other.definitions },
    }
  })
}

function variant(tag: string, field: Described, key: DefinitionsKey): Described {
  return named(
    {
      schema: {
        type: 'object',
        properties: { type: { const: tag, type: 'string' }, value: field.schema },
        required: ['type', 'value'],
      },
      value: { type: tag, value: field.value },
      wrongs: [{ path: ['type'], value: 'neither' }, ...field.wrongs.map((wrong) => beneath('value', wrong))],
      definitions: field.definitions,
    },
    key,
  )
}

/** By `allOf` and with a title beside, as Pydantic 1 refers to a class. */
function referenceTo(inner: fc.Arbitrary<Described>, key: DefinitionsKey): fc.Arbitrary<Described> {
  return inner.map((described) => {
    const { schema, ...rest } = named(described, key)
    return { ...rest, schema: { title: 'A field', allOf: [schema] } }
  })
}

/** A reference to what is described, by a name that follows from it. */
function named({ schema, definitions, ...rest }: Described, key: DefinitionsKey): Described {
  const name = `D${hash(JSON.stringify(schema))}`
  return { ...rest, schema: { $ref: `#/${key}/${name}` }, definitions: { ...definitions, [name]: schema } }
}

function hash(text: string): number {
  let sum = 7
  for (let i = 0; i < text.length; i += 1) sum = (sum * 31 + text.charCodeAt(i)) % 1_000_000_007
  return sum
}

function beneath(step: string | number, { path, value }: Wrong): Wrong {
  return { path: [step, ...path], value }
}

function definitionsOf(parts: readonly Described[]): Described['definitions'] {
  return Object.assign({}, ...parts.map(({ definitions }) => definitions)) as Described['definitions']
}
