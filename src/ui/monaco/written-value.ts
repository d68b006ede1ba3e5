import { isLeaf, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { iniText } from '../../core/print/print-ini.ts'
import { printJsonScalar } from '../../core/print/print-json.ts'
import { printValue } from '../../core/print/print.ts'
import { printScalar } from '../../core/scalar/print-scalar.ts'
import type { Source } from '../../core/source.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import type { TextKind } from '../../core/read/text-kind.ts'

/** How values and keys are written in one text: as YAML, as JSON, or as the values of an INI file. */
export interface Writing {
  readonly value: (node: ConfigNode) => string
  readonly schemaValue: (value: unknown) => string
  readonly key: (name: string) => string
  /** What stands behind a key. */
  readonly mark: string
}

export function writingOf(path: string): Writing {
  return WRITINGS[textKindOf(path)]
}

const SCHEMA: Source = { kind: 'schema', path: 'schema', text: '' }

const yaml: Writing = {
  value: printValue,
  schemaValue: (value) => printValue(nodeOf(value, SCHEMA)),
  key: (name) => printScalar({ kind: 'str', value: name }),
  mark: ':',
}

const json: Writing = {
  value: jsonValue,
  schemaValue: (value) => jsonValue(nodeOf(value, SCHEMA)),
  key: (name) => JSON.stringify(name),
  mark: ':',
}

const ini: Writing = {
  value: iniValue,
  schemaValue: (value) => iniValue(nodeOf(value, SCHEMA)),
  key: (name) => name,
  mark: ' =',
}

const WRITINGS: Readonly<Record<TextKind, Writing>> = { yaml, json, ini }

function iniValue(node: ConfigNode): string {
  return iniText(node) ?? printValue(node)
}

function jsonValue(node: ConfigNode): string {
  if (node.kind === 'scalar') return printJsonScalar(node.value)
  if (node.kind === 'list') return `[${node.items.map(jsonValue).join(', ')}]`
  return isLeaf(node)
    ? '{}'
    : `{${Array.from(node.entries, ([key, entry]) => `${JSON.stringify(key)}: ${jsonValue(entry.node)}`).join(', ')}}`
}
