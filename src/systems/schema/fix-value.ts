import type { ConfigNode, Entry, ScalarNode } from '../../core/config-node.ts'
import { readPlain } from '../../core/scalar/dialect.ts'
import type { DialectId, ReaderId } from '../../core/scalar/dialect.ts'
import type { InvalidScalar } from '../../core/scalar/invalid-scalar.ts'
import type { Fix } from '../../core/issue.ts'
import { lintPlain } from '../../core/scalar/lint-scalar.ts'
import { readerFor } from '../../core/read/parse.ts'
import { iniLiteral } from '../../core/print/print-ini.ts'
import { printScalar } from '../../core/scalar/print-scalar.ts'
import type { Source, Span } from '../../core/source.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import type { Scalar } from '../../core/value.ts'
import { keyPlace } from './finding.ts'
import { typesOf } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { typeOfNode } from './kind-of-node.ts'

/** A fix that writes another scalar in the place of a node; none where its text is no file's, or is used elsewhere too. */
export function fixByValue(node: ConfigNode | undefined, value: Scalar): readonly Fix[] {
  if (node?.kind !== 'scalar' || !isEditable(node)) return []
  const text = textOf(node, value)
  return text === undefined ? [] : [replacing(node, text, `Write ${text}`)]
}

function replacing({ source, start, end }: ScalarNode, text: string, title: string): Fix {
  return { title, file: source.path, edits: [{ start, end, text }] }
}

/** A fix that renames a key where it is written. */
export function fixByRename(entry: Entry | undefined, name: string): readonly Fix[] {
  if (!entry || entry.node.via) return []
  const { source, start, end } = keyPlace(entry)
  if (source.kind !== 'file') return []
  const text = requote(name, source, { start, end })
  return [{ title: `Rename to ${name}`, file: source.path, edits: [{ start, end, text }] }]
}

/** Fixes that make a scalar of the wrong type one of the right type, without changing what a person meant by it. */
export function fixType(node: ConfigNode, schema: JsonSchema, dialect: DialectId): readonly Fix[] {
  if (node.kind !== 'scalar' || !isEditable(node)) return []
  return meanings(node, dialect)
    .filter(({ value }) => accepts(schema, value))
    .map(({ value, text }) => replacing(node, text, value.kind === 'str' ? 'Quote it as text' : `Write ${text}`))
    .filter(({ edits }, i, all) => all.findIndex((other) => other.edits[0]?.text === edits[0]?.text) === i)
}

/** A value, and how to write it so that every reader takes it for that. */
interface Meaning {
  readonly value: Scalar
  readonly text: string
}

/** What the text of a scalar may have been meant as, the likeliest first. */
function meanings(node: ScalarNode, dialect: DialectId): readonly Meaning[] {
  const { value } = node
  if (textKindOf(node.source.path) !== 'yaml')
    return [...wholeFloat(value), ...unquoted(value)].flatMap((meant) => spelled(node, meant))
  const text = node.source.text.slice(node.start, node.end)
  const asText: readonly Scalar[] = node.style === 'plain' && value.kind !== 'str' ? [{ kind: 'str', value: text }] : []
  const written = [...wholeFloat(value), ...unquoted(value), ...asText].map((meant) => ({
    value: meant,
    text: printScalar(meant),
  }))
  return [...(node.style === 'plain' ? rewritings(text, readerFor(node.source, dialect)) : []), ...written]
}

/** What the reader's own doubts about a plain scalar propose, in the person's notation. */
function rewritings(text: string, reader: ReaderId): readonly Meaning[] {
  const replacements = lintPlain(text, reader)?.replacements ?? []
  return replacements.flatMap((replacement) => {
    const read: Scalar | InvalidScalar = replacement.text.startsWith('"')
      ? { kind: 'str', value: text }
      : readPlain(replacement.text, reader)
    return read.kind === 'invalid' ? [] : [{ value: read, text: replacement.text }]
  })
}

function wholeFloat(value: Scalar): readonly Scalar[] {
  return value.kind === 'float' && Number.isInteger(value.value) ? [{ kind: 'int', value: BigInt(value.value) }] : []
}

/** A number or a truth value that was quoted by mistake. */
function unquoted(value: Scalar): readonly Scalar[] {
  if (value.kind !== 'str') return []
  const read = readPlain(value.value, 'omegaconf')
  return read.kind === 'int' || read.kind === 'float' || read.kind === 'bool' ? [read] : []
}

function accepts(schema: JsonSchema, value: Scalar): boolean {
  if (schema.enum) return schema.enum.some((known) => value.kind === 'str' && known === value.value)
  const type = typeOfNode(nodeOfScalar(value))
  return (schema.anyOf ?? [schema]).some((option) =>
    typesOf(option).some((wanted) => wanted === type || (wanted === 'number' && type === 'integer')),
  )
}

const NOWHERE: Source = { kind: 'file', path: '', text: '' }

function isEditable(node: ScalarNode): boolean {
  return node.source.kind === 'file' && !node.via && node.style !== 'none' && node.style !== 'block'
}

function spelled(node: ScalarNode, value: Scalar): readonly Meaning[] {
  const text = textOf(node, value)
  return text === undefined ? [] : [{ value, text }]
}

/** How the node's file writes a value in its place; undefined where it cannot: an INI file holds no `True`. */
function textOf({ source, style }: ScalarNode, value: Scalar): string | undefined {
  switch (textKindOf(source.path)) {
    case 'json':
      return value.kind === 'str' ? JSON.stringify(value.value) : printScalar(value)
    case 'ini':
      return value.kind === 'bool' && value.value ? undefined : iniLiteral(nodeOfScalar(value), style)
    case 'yaml':
      return printScalar(value)
  }
}

function nodeOfScalar(value: Scalar): ScalarNode {
  return { kind: 'scalar', value, style: 'plain', source: NOWHERE, start: 0, end: 0 }
}

function requote(name: string, source: Source, { start }: Span): string {
  const quote = source.text[start]
  const kind = textKindOf(source.path)
  if (kind === 'ini') return quote === '"' || quote === "'" ? quote + name + quote : name
  if (quote === '"' || kind === 'json') return JSON.stringify(name)
  return quote === "'" && !name.includes("'") ? `'${name}'` : printScalar({ kind: 'str', value: name })
}
