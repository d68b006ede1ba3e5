import type { ConfigNode, ListNode } from '../config-node.ts'
import { standsOnOneLine } from './list-layout.ts'
import { pythonRepr } from '../scalar/python-repr.ts'
import type { Scalar } from '../value.ts'

/**
 * The config as the JSON that Python's `json.dumps(config, indent=2, ensure_ascii=False)` writes, with a final line end: keys
 * in order, ints exact at any size, floats with their dot, and `NaN` and `Infinity`, which are not JSON but which Python reads.
 *
 * JSON has neither dates nor keys that are not text: a date becomes its ISO text, a key what Python makes of it (`1` becomes
 * `"1"`, null `"null"`).
 *
 * @see SPEC.md X4
 */
export function printJson(root: ConfigNode): string {
  return `${printNode(root, '', () => false)}\n`
}

/**
 * The same config with each list on one line that stands on one line in the text it was read from, as people write JSON; of those
 * that were read from none, the ones that are short.
 */
export function printJsonAsRead(root: ConfigNode): string {
  return `${printNode(root, '', (list) => standsOnOneLine(list) ?? oneLine(list).length <= SHORT)}\n`
}

const SHORT = 80

type IsShort = (list: ListNode) => boolean

function printNode(node: ConfigNode, indent: string, isShort: IsShort): string {
  if (node.kind === 'scalar') return printJsonScalar(node.value)
  const deeper = `${indent}  `
  if (node.kind === 'list') {
    if (node.items.length === 0 || isShort(node)) return oneLine(node)
    const items = node.items.map((item) => deeper + printNode(item, deeper, isShort))
    return `[\n${items.join(',\n')}\n${indent}]`
  }
  const entries = Array.from(node.entries.values(), ({ key, node: value }) => {
    return `${deeper}${JSON.stringify(jsonKey(key))}: ${printNode(value, deeper, isShort)}`
  })
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`
}

function oneLine(node: ConfigNode): string {
  if (node.kind === 'scalar') return printJsonScalar(node.value)
  return node.kind === 'list' ? `[${node.items.map(oneLine).join(', ')}]` : '{}'
}

/** What a key becomes in JSON, where every key is text. */
export function jsonKey(key: Scalar): string {
  return key.kind === 'str' || key.kind === 'timestamp' ? key.value : printJsonScalar(key)
}

/** The scalar as Python's `json` writes it, NaN, infinities and all. */
export function printJsonScalar(scalar: Scalar): string {
  switch (scalar.kind) {
    case 'null':
      return 'null'
    case 'bool':
    case 'int':
      return String(scalar.value)
    case 'float':
      return printFloat(scalar.value)
    case 'str':
    case 'timestamp':
      return JSON.stringify(scalar.value)
  }
}

function printFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity'
  return pythonRepr(value)
}
