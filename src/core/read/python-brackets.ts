import type { ConfigNode, Entry } from '../config-node.ts'
import { charAt, closeBracket, fail, foreignTo, listFrom, openBracket, skipSpace, spanFrom, takeItems } from './python-cursor.ts'
import type { PythonCursor, PythonValue } from './python-cursor.ts'
import { shadowRepeat } from './reading.ts'
import { keyId } from '../value.ts'

/** Reads the value at a cursor. */
export type ReadValue = (cursor: PythonCursor) => PythonValue

/** The list, tuple, dict or set at the cursor, or the value in parentheses; undefined where no bracket stands there. */
export function readPythonBrackets(cursor: PythonCursor, read: ReadValue): PythonValue | undefined {
  switch (charAt(cursor)) {
    case '[':
      return { node: readList(cursor, read) }
    case '(':
      return readParentheses(cursor, read)
    case '{':
      return { node: readBraces(cursor, read) }
    default:
      return readEmptySet(cursor)
  }
}

function readList(cursor: PythonCursor, read: ReadValue): ConfigNode {
  const start = cursor.at
  const items: ConfigNode[] = []
  openBracket(cursor)
  takeItems(cursor, ']', () => items.push(read(cursor).node))
  return listFrom(cursor, start, items)
}

function readParentheses(cursor: PythonCursor, read: ReadValue): PythonValue {
  const start = cursor.at
  openBracket(cursor)
  if (charAt(cursor) === ')') {
    closeBracket(cursor, ')')
    return { node: tupleFrom(cursor, start, []) }
  }
  const first = read(cursor)
  skipSpace(cursor)
  if (charAt(cursor) === ',') return { node: readPythonTuple(cursor, { start, first, close: ')' }, read) }
  closeBracket(cursor, ')')
  return first
}

/** A tuple whose first value has been read. */
export interface BegunTuple {
  readonly start: number
  readonly first: PythonValue
  /** The bracket that ends it; without one it ends with its line. */
  readonly close: string | undefined
}

/** The whole tuple; the cursor stands at its first comma. */
export function readPythonTuple(cursor: PythonCursor, { start, first, close }: BegunTuple, read: ReadValue): ConfigNode {
  const items = [first.node]
  while (charAt(cursor) === ',') {
    cursor.at += 1
    skipSpace(cursor)
    const char = charAt(cursor)
    if (char === undefined || char === close || char === '\n') break
    items.push(read(cursor).node)
    skipSpace(cursor)
  }
  if (close !== undefined) closeBracket(cursor, close)
  return tupleFrom(cursor, start, items)
}

function tupleFrom(cursor: PythonCursor, start: number, items: readonly ConfigNode[]): ConfigNode {
  const node = listFrom(cursor, start, items)
  cursor.tuples.add(node)
  return node
}

function readBraces(cursor: PythonCursor, read: ReadValue): ConfigNode {
  const start = cursor.at
  const entries = new Map<string, Entry>()
  openBracket(cursor)
  if (charAt(cursor) === '}') {
    closeBracket(cursor, '}')
  } else {
    const first = read(cursor).node
    skipSpace(cursor)
    if (charAt(cursor) !== ':') return readSet(cursor, first, read)
    const takeEntry = (key: ConfigNode): void => addEntry(cursor, entries, [key, valueBehind(cursor, read)])
    takeEntry(first)
    takeMore(cursor, '}', () => takeEntry(read(cursor).node))
  }
  return { kind: 'map', entries, flow: true, source: cursor.source, ...spanFrom(cursor, start) }
}

/** What follows the first item. */
function takeMore(cursor: PythonCursor, bracket: string, takeItem: () => void): void {
  skipSpace(cursor)
  if (charAt(cursor) !== ',') return closeBracket(cursor, bracket)
  cursor.at += 1
  takeItems(cursor, bracket, takeItem)
}

function valueBehind(cursor: PythonCursor, read: ReadValue): ConfigNode {
  skipSpace(cursor)
  if (charAt(cursor) !== ':') fail()
  cursor.at += 1
  skipSpace(cursor)
  return read(cursor).node
}

function addEntry(
  cursor: PythonCursor,
  entries: Map<string, Entry>,
  [keyNode, node]: readonly [key: ConfigNode, value: ConfigNode],
): void {
  if (!isHashable(cursor, keyNode)) cursor.crash ??= 'a list, dict or set as a key'
  if (keyNode.kind !== 'scalar') {
    cursor.foreign ??= 'a dict whose keys are tuples'
    return
  }
  const id = keyId(keyNode.value)
  const before = entries.get(id)
  const keySpan = { start: keyNode.start, end: keyNode.end }
  entries.set(id, {
    key: before?.key ?? keyNode.value,
    keySpan,
    node: before ? shadowRepeat(node, before.node) : node,
  })
}

/** Whether Python takes it for a key: a tuple of such values too, but no list, dict or set. */
function isHashable(cursor: PythonCursor, node: ConfigNode): boolean {
  if (node.kind === 'scalar') return !cursor.sets.has(node)
  return node.kind === 'list' && cursor.tuples.has(node) && node.items.every((item) => isHashable(cursor, item))
}

function readSet(cursor: PythonCursor, first: ConfigNode, read: ReadValue): ConfigNode {
  const items = [first]
  takeMore(cursor, '}', () => items.push(read(cursor).node))
  if (!items.every((item) => isHashable(cursor, item))) cursor.crash ??= 'a list, dict or set in a set'
  return setTo(cursor)
}

/** `set()`: the one call that is a literal. */
function readEmptySet(cursor: PythonCursor): PythonValue | undefined {
  if (!/^set(?!\w)/.test(cursor.placed.text.slice(cursor.at, cursor.at + 4))) return undefined
  cursor.at += 3
  skipSpace(cursor)
  if (charAt(cursor) !== '(') fail()
  openBracket(cursor)
  closeBracket(cursor, ')')
  return { node: setTo(cursor) }
}

function setTo(cursor: PythonCursor): ConfigNode {
  const node = foreignTo(cursor, 'a set', cursor.at)
  cursor.sets.add(node)
  return node
}
