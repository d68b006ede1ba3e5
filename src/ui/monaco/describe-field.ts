import { nodeOf } from '../../core/config-node.ts'
import { printValue } from '../../core/print/print.ts'
import type { Source } from '../../core/source.ts'
import type { Field } from '../../systems/schema/field.ts'

/** What a field takes, on one line: its types, bounds, choices and default. */
export function describeField(field: Field): string {
  const parts = [typeText(field), boundsText(field), field.unit ?? '', defaultText(field)]
  return parts.filter((part) => part !== '').join(' · ')
}

/** A value of a schema as it would be written. */
export function schemaValueText(value: unknown): string {
  return printValue(nodeOf(value, SCHEMA))
}

const SCHEMA: Source = { kind: 'schema', path: 'schema', text: '' }

const NAMES: Readonly<Record<string, string>> = {
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  string: 'text',
  array: 'list',
  object: 'map',
}

function typeText({ options, types, nullable, control, minItems, maxItems }: Field): string {
  if (options) return `one of ${options.map(({ value }) => schemaValueText(value)).join(', ')}${nullable ? ' or null' : ''}`
  if (control === 'range') return 'two numbers'
  const names = types.filter((type) => type !== 'integer' || !types.includes('number')).map((type) => NAMES[type] ?? type)
  const count = minItems !== undefined && minItems === maxItems ? ` of ${minItems}` : ''
  if (names.length > 3) return 'any value'
  return [...names, ...(nullable ? ['null'] : [])].join(' or ') + count
}

function boundsText(field: Field): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field
  const low = minimum === undefined ? textOf('> ', exclusiveMinimum) : `≥ ${minimum}`
  const high = maximum === undefined ? textOf('< ', exclusiveMaximum) : `≤ ${maximum}`
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`
  return [low, high].filter((part) => part !== '').join(', ')
}

function textOf(sign: string, bound: number | undefined): string {
  return bound === undefined ? '' : `${sign}${bound}`
}

function defaultText(field: Field): string {
  return field.default === undefined ? (field.required ? 'required' : '') : `default ${schemaValueText(field.default)}`
}
