import { nodeOf } from '../config-node.ts'
import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import type { Source } from '../source.ts'

/** Values of a config are printed exactly only inside a config: what is said of them as JSON is made one. */
const NOWHERE: Source = { kind: 'schema', path: '', text: '' }
const AT = { source: NOWHERE, start: 0, end: 0, flow: false }

/** A JSON object of these fields, without those that are undefined. */
export function jsonRecord(fields: Readonly<Record<string, ConfigNode | undefined>>): MapNode {
  const entries = new Map<string, Entry>()
  for (const [name, node] of Object.entries(fields)) {
    if (node) entries.set(name, { key: { kind: 'str', value: name }, keySpan: { start: 0, end: 0 }, node })
  }
  return { kind: 'map', entries, ...AT }
}

/** A JSON array of these items. */
export function jsonList(items: readonly ConfigNode[]): ConfigNode {
  return { kind: 'list', items, ...AT }
}

/** A value of JavaScript's own, as JSON has it; whole numbers become ints. */
export function jsonValue(value: unknown): ConfigNode {
  return nodeOf(value, NOWHERE)
}

/** A number that keeps its dot: `2.0`. */
export function jsonFloat(value: number): ConfigNode {
  return { kind: 'scalar', value: { kind: 'float', value }, style: 'plain', source: NOWHERE, start: 0, end: 0 }
}
