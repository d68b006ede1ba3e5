import type { ConfigNode } from '../config-node.ts'
import type { PlacedText } from '../placed-text.ts'
import { readPythonAtom } from './python-atom.ts'
import { readPythonBrackets, readPythonTuple } from './python-brackets.ts'
import { charAt, fail, NoLiteral, pythonCursor, scalarFrom, skipSpace } from './python-cursor.ts'
import type { PythonCursor, PythonValue } from './python-cursor.ts'
import type { Source, Span } from '../source.ts'
import type { Scalar } from '../value.ts'

/**
 * What Python's `ast.literal_eval` makes of a text: a value; text, where it is no literal; or a Python value that no config
 * holds (`foreign`), named for people. `crash`: it raises a TypeError.
 */
export type PythonLiteral =
  | { readonly kind: 'value'; readonly node: ConfigNode; readonly hasTuple: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign' | 'crash'; readonly what: string }

/**
 * Reads a Python literal. Lists and tuples are lists; dicts are maps. Every part has its own place; what is quoted its own style.
 *
 * @see SPEC.md Y13
 */
export function readPythonLiteral(placed: PlacedText, source: Source, fallback: Span): PythonLiteral {
  if (!mayBeLiteral(placed.text)) return { kind: 'none' }
  const cursor = pythonCursor(placed, source, fallback)
  try {
    const node = readTopLevel(cursor)
    if (cursor.crash !== undefined) return { kind: 'crash', what: cursor.crash }
    if (cursor.foreign !== undefined) return { kind: 'foreign', what: cursor.foreign }
    return { kind: 'value', node, hasTuple: cursor.tuples.size > 0 }
  } catch (error) {
    if (error instanceof NoLiteral) return { kind: 'none' }
    throw error
  }
}

/** Most values are words: these are quick to tell apart. */
function mayBeLiteral(text: string): boolean {
  return !text.includes('\0') && /^[\s]*(?:[-+.0-9'"[({#\\]|[rRbBuU]{1,2}['"]|True|False|None|set)/.test(text)
}

function readTopLevel(cursor: PythonCursor): ConfigNode {
  skipSpace(cursor, true)
  const start = cursor.at
  const first = readExpression(cursor)
  skipSpace(cursor)
  const isTuple = charAt(cursor) === ','
  const node = isTuple ? readPythonTuple(cursor, { start, first, close: undefined }, readExpression) : first.node
  skipSpace(cursor, true)
  if (charAt(cursor) !== undefined) fail()
  return node
}

/** A value, or a real number with an imaginary one added. */
function readExpression(cursor: PythonCursor): PythonValue {
  const left = readSigned(cursor)
  skipSpace(cursor)
  const char = charAt(cursor)
  if (char !== '+' && char !== '-') return left
  cursor.at += 1
  skipSpace(cursor)
  const right = readUnsigned(cursor)
  if (left.number === undefined || left.number === 'imaginary' || right.number !== 'imaginary') fail()
  return { node: left.node }
}

function readSigned(cursor: PythonCursor): PythonValue {
  const start = cursor.at
  const sign = charAt(cursor)
  if (sign !== '-' && sign !== '+') return readUnsigned(cursor)
  cursor.at += 1
  skipSpace(cursor)
  const { node, number } = readUnsigned(cursor)
  if (number === undefined || number === 'signed' || node.kind !== 'scalar') fail()
  const value = sign === '-' ? negate(node.value) : node.value
  return { node: scalarFrom(cursor, start, value), number: number === 'imaginary' ? number : 'signed' }
}

function negate(value: Scalar): Scalar {
  if (value.kind === 'int') return { kind: 'int', value: -value.value }
  return value.kind === 'float' ? { kind: 'float', value: -value.value } : value
}

function readUnsigned(cursor: PythonCursor): PythonValue {
  return readPythonBrackets(cursor, readExpression) ?? readPythonAtom(cursor)
}
