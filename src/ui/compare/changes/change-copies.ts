import type { ChangeSide } from '../../../core/diff/change.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { formatPath } from '../../../core/path.ts'
import { printValue, printYaml } from '../../../core/print/print.ts'
import type { ChangeRow } from './change-row.ts'

/** The row as one line for a message: `model.name: TrafficLSTM → TrafficXLSTM`. */
export function rowText({ path, a, b }: ChangeRow): string {
  return `${formatPath(path)}: ${valueText(a)} → ${valueText(b)}`
}

/** Both values whole, each under its letter. */
export function valuesText({ a, b }: ChangeRow): string {
  return `A: ${valueText(a)}\nB: ${valueText(b)}`
}

function valueText({ node }: ChangeSide): string {
  return node ? printValue(node) : 'missing'
}

/** A value in full, as many lines as it takes: a text as it is, anything else as YAML. */
export function fullValue(node: ConfigNode): string {
  if (node.kind === 'scalar' && node.value.kind === 'str' && node.value.value.includes('\n')) return node.value.value
  return printYaml(node).trimEnd()
}
