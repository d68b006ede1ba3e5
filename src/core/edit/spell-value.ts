import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, Entry } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { isOpenExpression } from '../compose/interpolation-run.ts'
import { readOverrideValue } from '../read/override-value.ts'
import { isPortable } from '../scalar/print-scalar.ts'
import { printValue } from '../print/print.ts'
import type { Source } from '../source.ts'

/**
 * How the values of a resolved config have to be written so that its dialect reads and resolves them as they are: in OmegaConf
 * a `${` that is text and no expression is written `\${`. The speller gives undefined for a value that no text of the dialect
 * spells: a date in OmegaConf and YAML 1.2.
 */
export function spellerOf(dialect: DialectId): (node: ConfigNode) => ConfigNode | undefined {
  const spelled = new WeakMap<ConfigNode, { readonly node: ConfigNode | undefined }>()
  return (node) => {
    const known = spelled.get(node)
    if (known) return known.node
    const escaped = dialect === 'omegaconf' ? escapeTexts(node) : node
    const result = { node: isReadBack(escaped, dialect) ? escaped : undefined }
    spelled.set(node, result)
    return result.node
  }
}

function escapeTexts(node: ConfigNode): ConfigNode {
  if (node.kind === 'list') {
    const items = node.items.map((item) => escapeTexts(item))
    return items.every((item, i) => item === node.items[i]) ? node : { ...node, items }
  }
  if (node.kind === 'map') {
    const entries = new Map<string, Entry>()
    for (const [id, entry] of node.entries) entries.set(id, { ...entry, node: escapeTexts(entry.node) })
    return { ...node, entries }
  }
  const { value } = node
  if (value.kind !== 'str' || !value.value.includes('${') || isOpenExpression(node)) return node
  // Of n backslashes before `${` the reader keeps half, and one more makes the `${` literal.
  return { ...node, value: { kind: 'str', value: value.value.replaceAll(/(\\*)\$\{/g, '$1$1\\${') } }
}

function isReadBack(node: ConfigNode, dialect: DialectId): boolean {
  if (isHarmless(node)) return true
  const text = printValue(node)
  const source: Source = { kind: 'overrides', path: 'value', text }
  const { value } = readOverrideValue({ source, start: 0, end: text.length }, dialect)
  return value !== undefined && isEqualNode(value, node)
}

function isHarmless(node: ConfigNode): boolean {
  if (node.kind === 'scalar') return isPortable(node.value)
  if (node.kind === 'list') return node.items.every(isHarmless)
  return [...node.entries.values()].every(({ key, node: value }) => isPortable(key) && isHarmless(value))
}
