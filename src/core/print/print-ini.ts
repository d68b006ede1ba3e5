import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, ScalarNode } from '../config-node.ts'
import { parse } from '../read/parse.ts'
import { pythonRepr } from '../scalar/python-repr.ts'
import { INI_SECTION } from '../read/read-ini.ts'
import type { Source } from '../source.ts'
import type { Scalar } from '../value.ts'

/** How a text is to be quoted in an INI file, as a scalar's style. */
export type IniQuoting = ScalarNode['style']

/**
 * The texts that an INI file may hold for a value, the best first: text bare where nobody takes it for anything else, or in the
 * quotes that it had, all else as a Python literal. None where Python has no literal for it. The loader may still read another
 * value (any `True` is False to it, text with `_dir` is a path): who writes the text reads it again.
 *
 * @see SPEC.md E3, Y13
 */
export function iniTexts(node: ConfigNode, quoting: IniQuoting): readonly string[] {
  const literal = iniLiteral(node, quoting)
  if (node.kind !== 'scalar' || node.value.kind !== 'str') return literal === undefined ? [] : [literal]
  const bare = BARE.test(node.value.value) ? [doublePercent(node.value.value)] : []
  const isWord = IN_DOUBT.test(node.value.value) || quoting === 'single' || quoting === 'double'
  const quoted = literal === undefined ? [] : [literal]
  return isWord ? [...quoted, ...bare] : [...bare, ...quoted]
}

/** The best of these texts that the loader reads as the value; undefined where it reads none so. */
export function iniText(node: ConfigNode): string | undefined {
  return iniTexts(node, 'plain').find((text) => {
    const source: Source = { kind: 'file', path: 'value.ini', text: `[${INI_SECTION}]\nv = ${text}\n` }
    const read = parse(source, 'pyyaml').root.entries.get('v')?.node
    return read !== undefined && isEqualNode(read, node)
  })
}

/** The value as a Python literal in an INI file; undefined where there is none. */
export function iniLiteral(node: ConfigNode, quoting: IniQuoting): string | undefined {
  const text = literalOf(node, quoting === 'single' ? "'" : '"')
  return text === undefined ? undefined : doublePercent(text)
}

function doublePercent(text: string): string {
  return text.replaceAll('%', '%%')
}

/** Without space at its ends, on one line, and nothing in it that begins a comment. */
const BARE = /^(?!.*\s[#;])[\p{L}\p{N}_./~@$%*+-](?:[\p{L}\p{N}\p{P}\p{S} ]*[\p{L}\p{N}\p{P}\p{S}])?$/u

/** What a person would take for a truth value. */
const IN_DOUBT = /^(?:true|false|yes|no|on|off|none|null)$/i

function literalOf(node: ConfigNode, quote: string): string | undefined {
  if (node.kind === 'scalar') return scalarLiteral(node.value, quote)
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => literalOf(item, quote))
      : Array.from(node.entries.values(), ({ key, node: value }) => pairOf(scalarLiteral(key, quote), literalOf(value, quote)))
  if (parts.includes(undefined)) return undefined
  return node.kind === 'list' ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`
}

function pairOf(key: string | undefined, value: string | undefined): string | undefined {
  return key === undefined || value === undefined ? undefined : `${key}: ${value}`
}

function scalarLiteral(scalar: Scalar, quote: string): string | undefined {
  switch (scalar.kind) {
    case 'null':
      return 'None'
    case 'bool':
      return scalar.value ? 'True' : 'False'
    case 'int':
      return intLiteral(scalar.value)
    case 'float':
      return floatLiteral(scalar.value)
    case 'str':
      return quoted(scalar.value, quote)
    case 'timestamp':
      return undefined
  }
}

/** Python reads no decimal int of more digits. */
const MOST_DIGITS = 4300

function intLiteral(value: bigint): string {
  const decimal = value.toString()
  if (decimal.length <= MOST_DIGITS) return decimal
  return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`
}

/** A float too large for any is infinite to Python, which has no literal for infinity, and none for NaN. */
function floatLiteral(value: number): string | undefined {
  if (Number.isNaN(value)) return undefined
  if (Number.isFinite(value)) return pythonRepr(value)
  return value < 0 ? '-1e999' : '1e999'
}

const ESCAPED = /[\\\p{Cc}\p{Surrogate}\u00A0\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu

function quoted(text: string, quote: string): string {
  return quote + text.replace(ESCAPED, escape).replaceAll(quote, `\\${quote}`) + quote
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escape(character: string): string {
  const code = character.charCodeAt(0)
  const hex = code.toString(16)
  return SHORT_ESCAPES[character] ?? (code < 256 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`)
}
