import { nearest } from '../../core/nearest.ts'
import { ANYTHING } from './json-schema.ts'
import type { RawJsonSchema } from './json-schema.ts'

/** What a schema says that a form schema cannot hold, and where: the path leads to the keyword, from the root of its file. */
export interface SchemaProblem {
  readonly code: 'schema-keyword' | 'schema-reference' | 'schema-empty' | 'schema-limit'
  readonly severity: 'error' | 'warning' | 'info'
  readonly at: readonly (string | number)[]
  readonly message: string
  readonly hint?: string
  /** The keyword that was meant. */
  readonly meant?: string
}

/** Keywords that say something of a field wherever they stand, beside a reference too. */
export const FACTS = [
  'title',
  'help',
  'unit',
  'group',
  'scale',
  'fallback',
  'fallbackBy',
  'named',
  'lookedUp',
  'summary',
  'elsewhere',
  'source',
  'real',
  'default',
]

type Test = (value: unknown) => boolean

interface Keyword {
  readonly wants: string
  readonly is: Test
}

const TEXT: Keyword = { wants: 'a text', is: (value) => typeof value === 'string' }
const NUMBER: Keyword = { wants: 'a number', is: (value) => typeof value === 'number' && Number.isFinite(value) }
const COUNT: Keyword = { wants: 'a whole number from 0 up', is: (value) => Number.isSafeInteger(value) && Number(value) >= 0 }
const MAP: Keyword = { wants: 'a map', is: isRecord }
const SCHEMA: Keyword = { wants: 'a schema', is: (value) => typeof value === 'boolean' || isRecord(value) }
const LIST: Keyword = { wants: 'a list', is: Array.isArray }
const TEXTS: Keyword = { wants: 'a list of texts', is: isListOf((item) => typeof item === 'string') }
const SCHEMAS: Keyword = { wants: 'a list of schemas', is: (value) => isListOf(SCHEMA.is)(value) && (value as []).length > 0 }
const VALUE: Keyword = {
  wants: 'a text, a number, a boolean or null',
  is: (value) => value === null || typeof value !== 'object',
}
const TYPES: readonly unknown[] = ANYTHING

/** Keywords that a form schema keeps as they are. */
const KEPT: Readonly<Record<string, Keyword>> = {
  title: TEXT,
  help: TEXT,
  unit: TEXT,
  group: TEXT,
  scale: { wants: 'log', is: (value) => value === 'log' },
  fallback: TEXT,
  fallbackBy: TEXT,
  named: { wants: 'a map from a name to its expansion', is: isNames },
  lookedUp: TEXTS,
  summary: TEXTS,
  elsewhere: { wants: 'a map of texts', is: (value) => isRecord(value) && Object.values(value).every(TEXT.is) },
  source: TEXT,
  real: { wants: 'a map of refuses and requires', is: isVerdict },
  default: { wants: 'a value', is: () => true },
  type: { wants: `one of ${ANYTHING.join(', ')}, or a list of them`, is: isType },
  enum: {
    wants: 'a list of texts, numbers, booleans and nulls',
    is: (value) => isListOf(VALUE.is)(value) && (value as []).length > 0,
  },
  enumTitles: TEXTS,
  const: VALUE,
  examples: LIST,
  required: TEXTS,
  pattern: { wants: 'a regular expression that JavaScript reads', is: isPattern },
  format: TEXT,
  multipleOf: { wants: 'a number above 0', is: (value) => NUMBER.is(value) && Number(value) > 0 },
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER,
  exclusiveMaximum: NUMBER,
  minLength: COUNT,
  maxLength: COUNT,
  minItems: COUNT,
  maxItems: COUNT,
}

/** Keywords that say how schemas are made of others. */
const READ: Readonly<Record<string, Keyword>> = {
  properties: MAP,
  additionalProperties: SCHEMA,
  patternProperties: MAP,
  propertyNames: SCHEMA,
  items: { wants: 'a schema or a list of schemas', is: (value) => SCHEMA.is(value) || isListOf(SCHEMA.is)(value) },
  prefixItems: SCHEMAS,
  additionalItems: SCHEMA,
  anyOf: SCHEMAS,
  oneOf: SCHEMAS,
  allOf: SCHEMAS,
  discriminator: { wants: 'a map with propertyName', is: (value) => isRecord(value) && TEXT.is(value['propertyName']) },
  $ref: TEXT,
  definitions: MAP,
  $defs: MAP,
  description: TEXT,
  zod3: NUMBER,
}

/** Keywords that say nothing of values, or what the real code does not check either. */
const SILENT = new Set(
  ['$schema', '$id', 'id', '$comment', '$anchor', '$vocabulary', 'deprecated', 'readOnly', 'writeOnly', 'example'].concat([
    'contentEncoding',
    'contentMediaType',
    'env_names',
    // Python makes a set of the list, and nothing of a value that is in it twice.
    'uniqueItems',
  ]),
)

/** Keywords that do say something, which no form could show and nothing here checks. */
const UNCHECKED = new Set(
  ['not', 'if', 'then', 'else', 'contains', 'minContains', 'maxContains', 'minProperties', 'maxProperties'].concat([
    'dependencies',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedItems',
    'unevaluatedProperties',
    'contentSchema',
    '$dynamicRef',
    '$dynamicAnchor',
    '$recursiveRef',
    '$recursiveAnchor',
  ]),
)

const KNOWN = [...Object.keys(KEPT), ...Object.keys(READ), ...UNCHECKED]

/** Whether a form schema keeps the keyword as it is. */
export function isKept(keyword: string): boolean {
  return Object.hasOwn(KEPT, keyword)
}

/** What is wrong with one keyword of a schema, by itself; undefined where it can be used, or says nothing. */
export function keywordProblem(keyword: string, value: unknown): Omit<SchemaProblem, 'at'> | undefined {
  const known = Object.hasOwn(KEPT, keyword) ? KEPT[keyword] : Object.hasOwn(READ, keyword) ? READ[keyword] : undefined
  if (known) return known.is(value) ? undefined : misfit(keyword, known)
  if (SILENT.has(keyword) || keyword.startsWith('x-')) return undefined
  if (UNCHECKED.has(keyword))
    return { code: 'schema-keyword', severity: 'info', message: `the keyword ${keyword} is not checked here` }
  const [close] = nearest(keyword, KNOWN, 1)
  const message = `the keyword ${keyword} is not known, and left out`
  return {
    code: 'schema-keyword',
    severity: 'warning',
    message,
    ...(close === undefined ? {} : { hint: `did you mean ${close}?`, meant: close }),
  }
}

function misfit(keyword: string, { wants }: Keyword): Omit<SchemaProblem, 'at'> {
  const isPatternOnly = keyword === 'pattern'
  const message = `${keyword} is ${wants}`
  return {
    code: 'schema-keyword',
    severity: isPatternOnly ? 'warning' : 'error',
    message,
    ...(isPatternOnly ? { hint: 'it is left out' } : {}),
  }
}

export function isRecord(value: unknown): value is RawJsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf(is: Test): Test {
  return (value) => Array.isArray(value) && value.every(is)
}

function isType(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every((type) => TYPES.includes(type)) : TYPES.includes(value)
}

function isNames(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((named) => isRecord(named) && isNamed(named))
}

function isNamed({ expansion, unknown = [] }: RawJsonSchema): boolean {
  return expansion !== undefined && TEXTS.is(unknown)
}

function isVerdict(value: unknown): boolean {
  return (
    isRecord(value) && Object.entries(value).every(([key, text]) => (key === 'refuses' || key === 'requires') && TEXT.is(text))
  )
}

function isPattern(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return new RegExp(value) instanceof RegExp
  } catch {
    return false
  }
}
