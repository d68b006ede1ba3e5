import { scalarOf } from '../../core/config-node.ts'
import type { Scalar } from '../../core/value.ts'
import { typesOf } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'

/** The scalar of a JavaScript primitive; a whole number is a float where the schema wants a number. */
export function scalarFor(value: unknown, schema: JsonSchema): Scalar {
  const types = typesOf(schema)
  const isFloat = typeof value === 'number' && types.includes('number') && !types.includes('integer')
  return isFloat ? { kind: 'float', value } : scalarOf(value)
}
