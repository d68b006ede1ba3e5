import { nodeOf } from '../core/config-node.ts'
import type { ConfigNode, Entry } from '../core/config-node.ts'
import type { Source } from '../core/source.ts'

/** Values of a config are printed exactly only inside a config: what the CLI says of them as JSON is made one. */
const NOWHERE: Source = { kind: 'schema', path: '', text: '' }
const AT = { source: NOWHERE, start: 0, end: 0, flow: false }

/** A JSON object of these fields, without those that are undefined. */
export function jsonRecord(fields: Readonly<Record<string, ConfigNode | undefined>>): ConfigNode {
  const entries = new Map<string, Entry>()
  for (const [name, node] of Object.entries(fields)) {
    if (node) entries.set(name, { key: { kind: 'str', value: name }, keySpan: { start: 0, end: 0 }, node })
  }
  return { kind: 'map', entries, ...AT }
}

export function jsonList(items: readonly ConfigNode[]): ConfigNode {
  return { kind: 'list', items, ...AT }
}

/** A value of JavaScript's own. */
export function jsonValue(value: unknown): ConfigNode {
  return nodeOf(value, NOWHERE)
}
