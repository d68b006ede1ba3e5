import type { ConfigNode } from '../../core/config-node.ts'
import type { DialectId } from '../../core/scalar/dialect.ts'
import type { Path } from '../../core/path.ts'
import { describeNode, describeSchema } from '../schema/describe-schema.ts'
import type { Finding } from '../schema/finding.ts'
import { fixType } from '../schema/fix-value.ts'
import { typesOf } from '../schema/json-schema.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { isWithin } from '../schema/numbers.ts'

/** Whether a node is a float like `2.0` where Python wants an int: to Zod it is one, and its bounds are all that Zod looks at. */
export function isFloatForInt(node: ConfigNode, schema: JsonSchema): boolean {
  if (wholeFloat(node) === undefined) return false
  const types = typesOf(schema)
  return types.includes('integer') && !types.includes('number')
}

/** What is wrong with such a float. What to write instead is said where it is an int that would do, and no row of 300 digits. */
export function floatForInt(
  node: ConfigNode,
  { path, schema, dialect }: { readonly path: Path; readonly schema: JsonSchema; readonly dialect: DialectId },
): Finding {
  const value = wholeFloat(node)
  const isMeant = Number.isSafeInteger(value) && isWithin(schema, value ?? 0)
  return {
    code: 'wrong-type',
    severity: 'error',
    path,
    message: `expected ${describeSchema(schema)}, got ${describeNode(node)}`,
    hint: isMeant ? `write ${value}: Python counts with ints only` : 'Python counts with ints only',
    fixes: isMeant ? fixType(node, schema, dialect) : [],
    at: 'value',
  }
}

function wholeFloat(node: ConfigNode): number | undefined {
  if (node.kind !== 'scalar' || node.value.kind !== 'float') return undefined
  return Number.isInteger(node.value.value) ? node.value.value : undefined
}
