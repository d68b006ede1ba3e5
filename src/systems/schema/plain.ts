import type { ConfigNode } from '../../core/config-node.ts'
import type { Scalar } from '../../core/value.ts'

const known = new WeakMap<ConfigNode, unknown>()

/**
 * The node as schemas read it: objects without a prototype (M7), arrays and primitives. Ints past 2^53 are bigints, dates are
 * `Date`s, keys are key ids. The same object for the same node.
 */
export function toPlain(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return plainScalar(node.value)
  const before = known.get(node)
  if (before !== undefined) return before
  const made = node.kind === 'list' ? node.items.map(toPlain) : plainMap(node.entries)
  known.set(node, made)
  return made
}

function plainMap(entries: ReadonlyMap<string, { readonly node: ConfigNode }>): unknown {
  const object = Object.create(null) as Record<string, unknown>
  for (const [id, entry] of entries) object[id] = toPlain(entry.node)
  return object
}

function plainScalar(scalar: Scalar): unknown {
  switch (scalar.kind) {
    case 'null':
      return null
    case 'int': {
      const number = Number(scalar.value)
      return Number.isSafeInteger(number) ? number : scalar.value
    }
    case 'timestamp':
      return new Date(scalar.value)
    default:
      return scalar.value
  }
}
