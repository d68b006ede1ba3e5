import type { ConfigNode, ScalarNode } from '../config-node.ts'
import { printKey, printScalar } from '../scalar/print-scalar.ts'
import { printValue } from '../print/print.ts'
import type { Scalar } from '../value.ts'

/** A value's text: what stands behind the `:` or `-`, and the lines beneath, without their line ends. */
export interface Written {
  readonly inline: string
  readonly lines: readonly string[]
}

/** How a file indents: `step` for a map beneath a key, `listStep` for a list beneath a key (0 where dashes stand below it). */
export interface Indents {
  readonly step: number
  readonly listStep: number
}

/** Where a value in block style goes. */
export interface BlockPlace {
  /** The column of the key or dash that holds it. */
  readonly column: number
  /** The columns from a dash to what stands behind it; undefined behind a key. */
  readonly dash?: number
  /** The column for what stands beneath, where the file has shown one. */
  readonly beneath?: number
  /** Whether a list takes one line per item even where it would fit on one. */
  readonly tall?: boolean
  readonly indents: Indents
}

/**
 * The text of a value in block style. Scalars, empty maps and lists, and short lists of scalars take no line of their own.
 *
 * @see SPEC.md E3
 */
export function writeBlock(node: ConfigNode, place: BlockPlace): Written {
  if (isInline(node, place)) return { inline: printValue(node), lines: [] }
  const { column, dash, indents } = place
  const step = dash ?? (node.kind === 'list' ? indents.listStep : indents.step)
  const lines = linesOf(node, place.beneath ?? column + step, indents)
  return dash === undefined ? { inline: '', lines } : { inline: lines[0]?.trimStart() ?? '', lines: lines.slice(1) }
}

/** The lines of a pair in block style. */
export function writePair(key: Scalar, node: ConfigNode, place: BlockPlace): readonly string[] {
  const { inline, lines } = writeBlock(node, place)
  return [`${' '.repeat(place.column)}${printKey(key)}:${inline && ` ${inline}`}`, ...lines]
}

/** The lines of a list item in block style. */
export function writeItem(node: ConfigNode, place: BlockPlace & { readonly dash: number }): readonly string[] {
  const { inline, lines } = writeBlock(node, place)
  return [`${' '.repeat(place.column)}${'-'.padEnd(place.dash)}${inline}`, ...lines]
}

function linesOf(node: ConfigNode, column: number, indents: Indents): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap((item) => writeItem(item, { column, dash: 2, indents }))
  if (node.kind === 'map') return Array.from(node.entries.values()).flatMap((e) => writePair(e.key, e.node, { column, indents }))
  return []
}

const WIDTH = 100

function isInline(node: ConfigNode, place: BlockPlace): boolean {
  if (node.kind === 'scalar') return true
  if (node.kind === 'map') return node.entries.size === 0
  if (node.items.length === 0) return true
  const isOfScalars = node.items.every(({ kind }) => kind === 'scalar')
  return !place.tall && isOfScalars && place.column + printValue(node).length <= WIDTH
}

/**
 * The scalar's text in place of `old`: text keeps the quotes or the `|` that stood there, where they can hold it; all else is
 * as `printScalar` has it. `place` says how deep the lines of a `|` go; undefined forbids them.
 *
 * @see SPEC.md E3
 */
export function writeScalar(value: Scalar, old: ScalarNode['style'], column: number | undefined): Written {
  const printed = printScalar(value)
  if (value.kind !== 'str') return { inline: printed, lines: [] }
  if (old === 'block' && column !== undefined && fitsLiteral(value.value)) return writeLiteral(value.value, column)
  if (old === 'single' && fitsSingle(value.value, printed)) return { inline: `'${value.value.replaceAll("'", "''")}'`, lines: [] }
  if (old === 'double' && !printed.startsWith('"')) return { inline: `"${printed}"`, lines: [] }
  return { inline: printed, lines: [] }
}

/** Lines none of which some reader would trim, fold or take for the block's indentation. */
function fitsLiteral(text: string): boolean {
  const lines = text.replace(/\n$/, '').split('\n')
  return lines[0] !== '' && lines.at(-1) !== '' && !text.startsWith(' ') && lines.every((line) => LITERAL_LINE.test(line))
}

const LITERAL_LINE = /^(?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]*[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u

function writeLiteral(text: string, column: number): Written {
  const lines = text.replace(/\n$/, '').split('\n')
  return { inline: text.endsWith('\n') ? '|' : '|-', lines: lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)) }
}

/** Whether double quotes would need no escape but for `"` and `\`, which single quotes take as they are. */
function fitsSingle(text: string, printed: string): boolean {
  return !printed.startsWith('"') || printed.length === text.length + 2 + (text.match(/["\\]/g)?.length ?? 0)
}
