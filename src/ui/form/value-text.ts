import type { ConfigNode } from '../../core/config-node.ts'
import { printValue } from '../../core/print/print.ts'
import { textKindOf } from '../../core/read/text-kind.ts'

/**
 * A value as a form field shows it: text bare, everything else as it is written in its file if that is one line, else as YAML on
 * one line. The empty text is `""`.
 */
export function valueText(node: ConfigNode): string {
  if (node.kind === 'scalar' && node.value.kind === 'str') return node.value.value === '' ? '""' : node.value.value
  return lexeme(node) ?? printValue(node)
}

/** The value's text as it stands in its source, where that is one line of its own making. */
function lexeme(node: ConfigNode): string | undefined {
  if (node.via || node.source.kind === 'schema' || node.end <= node.start) return undefined
  if (textKindOf(node.source.path) === 'ini' && !isNumber(node)) return undefined
  const isPlain = node.kind === 'scalar' ? node.style === 'plain' : node.flow
  const text = node.source.text.slice(node.start, node.end)
  return isPlain && !/[\r\n#&*!]/.test(text) ? text : undefined
}

/** Of an INI file a number alone is shown as it stands: `True` is False to the trainer. */
function isNumber(node: ConfigNode): boolean {
  return node.kind === 'scalar' && (node.value.kind === 'int' || node.value.kind === 'float')
}

/** The same, cut to fit beside a label. */
export function shortValue(node: ConfigNode): string {
  const text = valueText(node)
  return text.length > 60 ? `${text.slice(0, 58)}…` : text
}
