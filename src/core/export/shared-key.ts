import type { ConfigNode, Entry } from '../config-node.ts'
import { jsonKey } from '../print/print-json.ts'
import { formatOrigin } from '../source.ts'

/** The first two keys of one map that are the same text in JSON, and where, as a clause. */
export function sharedKey(node: ConfigNode): string | undefined {
  if (node.kind === 'scalar') return undefined
  if (node.kind === 'list') return firstOf(node.items, sharedKey)
  const seen = new Map<string, Entry>()
  return firstOf([...node.entries.values()], (entry) => {
    const text = jsonKey(entry.key)
    const before = seen.get(text)
    seen.set(text, entry)
    if (!before) return sharedKey(entry.node)
    const places = [before, entry].map(({ keySpan, node: { source } }) => formatOrigin({ source, ...keySpan }))
    return `the keys at ${places.join(' and ')} would both be ${JSON.stringify(text)}`
  })
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
