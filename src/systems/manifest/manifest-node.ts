import type { ConfigNode } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'

/** The value of a node, or where in it something does not fit. */
export type Reader<T> = (node: ConfigNode) => T | Misfit

/** Where a node is not what its key wants, from that key on. */
export class Misfit {
  readonly path: Path

  constructor(path: Path = []) {
    this.path = path
  }
}

/** The text that a node is. */
export function readText(node: ConfigNode): string | Misfit {
  return node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : new Misfit()
}

/** A reader of lists, of which one item that does not fit costs the whole. */
export function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (node) => {
    if (node.kind !== 'list') return new Misfit()
    const values: T[] = []
    for (const [i, item] of node.items.entries()) {
      const value = reader(item)
      if (value instanceof Misfit) return new Misfit([i, ...value.path])
      values.push(value)
    }
    return values
  }
}
