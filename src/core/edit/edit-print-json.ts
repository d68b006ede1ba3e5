import type { ConfigNode } from '../config-node.ts'
import { printJsonScalar } from '../print/print-json.ts'
import { printScalar } from '../scalar/print-scalar.ts'
import type { Scalar } from '../value.ts'

/** How a JSON file is spaced. */
export interface JsonStyle {
  readonly colon: string
  readonly comma: string
  readonly step: string
  readonly eol: string
  /** Whether lists of scalars take a line per item. */
  readonly tall: boolean
}

/**
 * The value as JSON in the file's style: on one line, or, with an `indent` for the lines after the first, one line per member.
 */
export function writeJson(node: ConfigNode, style: JsonStyle, indent: string | undefined): string {
  if (node.kind === 'scalar') return printJsonScalar(node.value)
  const short = indent === undefined || (node.kind === 'list' && !style.tall && node.items.every(({ kind }) => kind === 'scalar'))
  const deeper = short ? undefined : indent + style.step
  const members =
    node.kind === 'list'
      ? node.items.map((item) => writeJson(item, style, deeper))
      : Array.from(node.entries.values(), (entry) => writeJsonPair(entry.key, entry.node, { style, indent: deeper }))
  const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}']
  if (members.length === 0 || deeper === undefined) return `${open}${members.join(style.comma)}${close}`
  const { eol } = style
  return `${open}${eol}${members.map((member) => deeper + member).join(`,${eol}`)}${eol}${indent}${close}`
}

/** A pair as JSON; a key that is no text becomes one, which the caller's proof then refuses. */
export function writeJsonPair(key: Scalar, node: ConfigNode, how: { style: JsonStyle; indent: string | undefined }): string {
  const name = key.kind === 'str' ? key.value : printScalar(key)
  return `${JSON.stringify(name)}${how.style.colon}${writeJson(node, how.style, how.indent)}`
}
