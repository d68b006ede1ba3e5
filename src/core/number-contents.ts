import { isEqualNode } from './config-node.ts'
import type { ConfigNode } from './config-node.ts'
import { hashNode } from './hash-node.ts'

/** A function that gives each value a number, from 0 on; equal values (D1) have the same. */
export function numberContents(): (node: ConfigNode) => number {
  const known = new Map<number, Numbered[]>()
  let next = 0
  return (node) => {
    const hash = hashNode(node)
    const alike = known.get(hash) ?? []
    const found = alike.find((one) => isEqualNode(one.node, node))
    if (found) return found.number
    alike.push({ node, number: next })
    known.set(hash, alike)
    next += 1
    return next - 1
  }
}

interface Numbered {
  readonly node: ConfigNode
  readonly number: number
}
