import type { ConfigNode, ScalarNode } from '../config-node.ts'
import { placeIn } from '../placed-text.ts'
import type { PlacedText } from '../placed-text.ts'
import type { Source, Span } from '../source.ts'
import type { Scalar } from '../value.ts'

/** Where the reading of a Python literal is, and what it has met so far. */
export interface PythonCursor {
  readonly placed: PlacedText
  readonly source: Source
  /** The place of what has none of its own. */
  readonly fallback: Span
  at: number
  /** Brackets that are open. */
  depth: number
  readonly tuples: Set<ConfigNode>
  /** What stands for sets. */
  readonly sets: Set<ConfigNode>
  /** A value that no config holds, named for people. */
  foreign: string | undefined
  /** What Python raises a TypeError on. */
  crash: string | undefined
}

/** A cursor at the start of a text. */
export function pythonCursor(placed: PlacedText, source: Source, fallback: Span): PythonCursor {
  const met = { tuples: new Set<ConfigNode>(), sets: new Set<ConfigNode>(), foreign: undefined, crash: undefined }
  return { placed, source, fallback, at: 0, depth: 0, ...met }
}

/** A value, and whether `-` may stand before it: before a number without a sign, and nothing else. */
export interface PythonValue {
  readonly node: ConfigNode
  readonly number?: 'bare' | 'signed' | 'imaginary'
}

/** Thrown where a text is no literal. */
export class NoLiteral extends Error {}

/** Ends the reading: the text is no literal. */
export function fail(): never {
  throw new NoLiteral()
}

/** The character at the cursor. */
export function charAt({ placed, at }: PythonCursor): string | undefined {
  return placed.text[at]
}

/** Comments end with their line; between brackets lines do not count, nor around the whole (`acrossLines`). */
export function skipSpace(cursor: PythonCursor, acrossLines = cursor.depth > 0): void {
  const space = acrossLines ? /(?:[ \t\f\n]|\\\n|#[^\n]*)*/y : /(?:[ \t\f]|\\\n|#[^\n]*)*/y
  space.lastIndex = cursor.at
  space.exec(cursor.placed.text)
  cursor.at = space.lastIndex
}

/** As deep as Python's tokenizer goes. */
const MAX_BRACKETS = 200

/** Takes the bracket at the cursor, and the space behind it. */
export function openBracket(cursor: PythonCursor): void {
  cursor.at += 1
  cursor.depth += 1
  if (cursor.depth > MAX_BRACKETS) fail()
  skipSpace(cursor)
}

/** Takes the bracket that has to come next. */
export function closeBracket(cursor: PythonCursor, bracket: string): void {
  skipSpace(cursor)
  if (charAt(cursor) !== bracket) fail()
  cursor.at += 1
  cursor.depth -= 1
}

/** Takes items between commas, and the bracket behind them. */
export function takeItems(cursor: PythonCursor, bracket: string, takeItem: () => void): void {
  skipSpace(cursor)
  while (charAt(cursor) !== bracket) {
    takeItem()
    skipSpace(cursor)
    if (charAt(cursor) !== ',') break
    cursor.at += 1
    skipSpace(cursor)
  }
  closeBracket(cursor, bracket)
}

/** The place of what stands between `start` and the cursor. */
export function spanFrom({ placed, at, fallback }: PythonCursor, start: number): Span {
  return placeIn(placed, { start, end: at }, fallback)
}

/** A scalar that stands between `start` and the cursor. */
export function scalarFrom(cursor: PythonCursor, start: number, value: Scalar): ScalarNode {
  return { kind: 'scalar', value, style: 'plain', source: cursor.source, ...spanFrom(cursor, start) }
}

/** A list that stands between `start` and the cursor. */
export function listFrom(cursor: PythonCursor, start: number, items: readonly ConfigNode[]): ConfigNode {
  return { kind: 'list', items, flow: true, source: cursor.source, ...spanFrom(cursor, start) }
}

/** What stands for a value that no config holds, which ends at `end`. */
export function foreignTo(cursor: PythonCursor, what: string, end: number): ConfigNode {
  cursor.foreign ??= what
  cursor.at = end
  return scalarFrom(cursor, end, { kind: 'null' })
}
