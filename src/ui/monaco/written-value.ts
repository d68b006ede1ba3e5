import { isLeaf, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { printJsonScalar } from '../../core/print-json.ts'
import { printValue } from '../../core/print.ts'
import { printScalar } from '../../core/print-scalar.ts'
import type { Source } from '../../core/source.ts'

/** How values and keys are written in one text: as YAML, or as JSON. */
export interface Writing {
  readonly value: (node: ConfigNode) => string
  readonly schemaValue: (value: unknown) => string
  readonly key: (name: string) => string
}

export function writingOf(path: string): Writing {
  return path.endsWith('.json') ? json : yaml
}

const SCHEMA: Source = { kind: 'schema', path: 'schema', text: '' }

const yaml: Writing = {
  value: printValue,
  schemaValue: (value) => printValue(nodeOf(value, SCHEMA)),
  key: (name) => printScalar({ kind: 'str', value: name }),
}

const json: Writing = {
  value: jsonValue,
  schemaValue: (value) => jsonValue(nodeOf(value, SCHEMA)),
  key: (name) => JSON.stringify(name),
}

function jsonValue(node: ConfigNode): string {
  if (node.kind === 'scalar') return printJsonScalar(node.value)
  if (node.kind === 'list') return `[${node.items.map(jsonValue).join(', ')}]`
  return isLeaf(node)
    ? '{}'
    : `{${Array.from(node.entries, ([key, entry]) => `${JSON.stringify(key)}: ${jsonValue(entry.node)}`).join(', ')}}`
}
