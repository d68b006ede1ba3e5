import type { Node, Scalar as YamlScalar } from 'yaml'
import type { ScalarNode } from '../config-node.ts'
import { readPlain, readPlainKey, readTagged } from '../scalar/dialect.ts'
import type { InvalidScalar } from '../scalar/invalid-scalar.ts'
import { lintPlain } from '../scalar/lint-scalar.ts'
import type { Span } from '../source.ts'
import { keyId } from '../value.ts'
import type { Scalar } from '../value.ts'
import { addIssue, isPython, report, spanOf } from './yaml-reader.ts'
import type { YamlReader } from './yaml-reader.ts'

/** The scalar that the dialect's loader makes of a value. */
export function readScalar(reader: YamlReader, node: YamlScalar): ScalarNode {
  const read = readStyled(reader, node, readPlain)
  if (read.style === 'plain' && node.tag === undefined) lint(reader, textOf(node), read)
  return read
}

/** The scalar that the dialect's loader makes of a key. */
export function readKeyScalar(reader: YamlReader, node: YamlScalar): ScalarNode {
  const read = readStyled(reader, node, readPlainKey)
  if (read.value.kind !== 'str' && read.end > read.start) lintKey(reader, read)
  return read
}

/** How a scalar is written; `none` for one that is absent. */
export function styleOf(node: YamlScalar): ScalarNode['style'] {
  switch (node.type) {
    case 'QUOTE_SINGLE':
      return 'single'
    case 'QUOTE_DOUBLE':
      return 'double'
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block'
    default:
      return node.source === '' && !node.tag ? 'none' : 'plain'
  }
}

/** Reports a tag that the dialect's loader does not know. */
export function reportTag(reader: YamlReader, tag: string, node: Node): void {
  const name = tag.replace('tag:yaml.org,2002:', '!!')
  const message = `the tag ${name} has no meaning here`
  report(reader, spanOf(reader, node), {
    code: 'unknown-tag',
    message,
    hint: 'remove the tag: a safe loader refuses the file, or makes of the value what no config holds',
  })
}

function readStyled(reader: YamlReader, node: YamlScalar, readUnquoted: typeof readPlain): ScalarNode {
  const style = styleOf(node)
  const { start, end } = spanOf(reader, node)
  const isUnquoted = style === 'plain' || style === 'none'
  const isBare = isUnquoted && node.tag === undefined
  const value = isBare ? readUnquoted(textOf(node), reader.dialect) : readMarked(reader, node, isUnquoted ? readUnquoted : quoted)
  if (value === undefined || value.kind === 'invalid') return refuse(reader, node, value)
  if (reader.flowDepth > 0 && style === 'plain') checkFlow(reader, textOf(node), { start, end })
  return { kind: 'scalar', value, style, source: reader.source, start, end }
}

/** The scalar that a tag or quotes make of a text; undefined where the tag is not known. */
function readMarked(reader: YamlReader, node: YamlScalar, readUntagged: typeof readPlain): Scalar | InvalidScalar | undefined {
  const { dialect } = reader
  const text = styleOf(node) === 'block' ? withoutMadeUpBreak(reader, node) : textOf(node)
  // A lone ! asks for no tag: YAML 1.2 then reads text, the Python loaders read on as if it were not there.
  const isTagged = node.tag !== undefined && !(node.tag === '!' && isPython(dialect))
  return isTagged ? readTagged(node.tag ?? '', text, dialect) : readUntagged(text, dialect)
}

function quoted(text: string): Scalar {
  return { kind: 'str', value: text }
}

function refuse(reader: YamlReader, node: YamlScalar, value: InvalidScalar | undefined): ScalarNode {
  const text = textOf(node)
  const { start, end } = spanOf(reader, node)
  if (value) {
    const message = `${text} cannot be read: ${value.reason}`
    report(reader, { start, end }, { code: 'invalid-scalar', message, hint: 'quote it if it is text' })
  } else {
    reportTag(reader, node.tag ?? '', node)
  }
  return { kind: 'scalar', value: { kind: 'str', value: text }, style: styleOf(node), source: reader.source, start, end }
}

/** A block that ends with the text ends in a line break all the same, for YAML 1.2; not for Python. */
function withoutMadeUpBreak(reader: YamlReader, node: YamlScalar): string {
  const { text } = reader.source
  const value = textOf(node)
  if (!isPython(reader.dialect) || spanOf(reader, node).end < text.length || /[\r\n\u0085\u2028\u2029]$/.test(text)) return value
  return value.replace(/\n$/, '')
}

function textOf(node: YamlScalar): string {
  return typeof node.value === 'string' ? node.value : ''
}

/** In `[]` and `{}` Python's own parser ends unquoted text at a `?`, and neither Python parser lets it start with `:`. */
function checkFlow(reader: YamlReader, text: string, span: Span): void {
  if (!isPython(reader.dialect)) return
  const bad = text.startsWith(':') ? ':' : reader.dialect === 'pyyaml' && text.includes('?') ? '?' : undefined
  if (bad === undefined) return
  const message = `Python does not take ${bad} in unquoted text inside brackets`
  report(reader, span, { code: 'yaml-syntax', message, hint: 'quote the text', replacement: JSON.stringify(text) })
}

function lint(reader: YamlReader, text: string, span: Span): void {
  const found = lintPlain(text, reader.dialect)
  if (!found) return
  const { code, severity, message, hint, replacements } = found
  const { start, end } = span
  const fixes = replacements.map(({ title, text: replacement }) => {
    return { title, file: reader.source.path, edits: [{ start, end, text: replacement }] }
  })
  const origin = { source: reader.source, start, end }
  addIssue(reader, { code, severity, path: reader.path.slice(), message, hint, origin, fixes })
}

function lintKey(reader: YamlReader, { value, start, end }: ScalarNode): void {
  const text = reader.source.text.slice(start, end)
  const what = value.kind === 'null' ? 'None' : `the ${value.kind} ${text}`
  const message = `Python reads this key as ${what}, not as text`
  const replacement = `"${text}"`
  const hint = `quote it: ${replacement}`
  const path = [...reader.path, keyId(value)]
  report(reader, { start, end }, { code: 'non-string-key', severity: 'warning', message, hint, replacement, path })
}
