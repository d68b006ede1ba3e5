import type { Field } from '../../systems/schema/field.ts'

const TYPES: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
}

/** What a field takes, in words: `a whole number or null`. */
export function typeText(field: Field): string {
  const names = field.options ? [`one of ${field.options.map(({ value }) => String(value)).join(', ')}`] : wordsOf(field)
  return [...names, ...(field.nullable ? ['null'] : [])].join(' or ')
}

function wordsOf({ control, types, item }: Field): readonly string[] {
  if (control === 'range') return ['two numbers']
  if (control === 'scalar-list')
    return [item && item.types.length === 1 ? `a list: ${TYPES[item.types[0] ?? ''] ?? ''} each` : 'a list']
  if (types.length > 5) return ['anything']
  return types.map((type) => TYPES[type] ?? type)
}

/** The bounds of a number or a list: `, 0 to 1`; empty where there are none. */
export function boundsText({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, minItems, maxItems }: Field): string {
  const low = minimum === undefined ? exclusiveMinimum && `above ${exclusiveMinimum}` : `${minimum} or more`
  const high = maximum === undefined ? exclusiveMaximum && `below ${exclusiveMaximum}` : `at most ${maximum}`
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`
  const above = exclusiveMinimum === 0 ? 'above 0' : low
  const items = [
    minItems === undefined ? '' : `at least ${minItems} items`,
    maxItems === undefined ? '' : `at most ${maxItems} items`,
  ]
  const parts = [above, high, ...(minItems === 2 && maxItems === 2 ? [] : items)].filter(
    (part) => typeof part === 'string' && part !== '',
  )
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`
}
