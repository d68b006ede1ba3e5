import type { ConfigNode, Entry, ScalarNode } from './config-node.ts'
import { placeIn } from './placed-text.ts'
import type { PlacedText } from './placed-text.ts'
import { readPythonNumber } from './python-number.ts'
import { readPythonString } from './python-string.ts'
import { shadowRepeat } from './reading.ts'
import type { Source, Span } from './source.ts'
import { keyId } from './value.ts'
import type { Scalar } from './value.ts'

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
  const state: State = {
    placed,
    source,
    fallback,
    at: 0,
    depth: 0,
    tuples: new Set(),
    sets: new Set(),
    foreign: undefined,
    crash: undefined,
  }
  if (!mayBeLiteral(placed.text)) return { kind: 'none' }
  try {
    skipSpace(state, true)
    const node = readTopLevel(state)
    if (state.crash !== undefined) return { kind: 'crash', what: state.crash }
    if (state.foreign !== undefined) return { kind: 'foreign', what: state.foreign }
    return { kind: 'value', node, hasTuple: state.tuples.size > 0 }
  } catch (error) {
    if (error instanceof NoLiteral) return { kind: 'none' }
    throw error
  }
}

/** Most values are words: these are quick to tell apart. */
function mayBeLiteral(text: string): boolean {
  return !text.includes('\0') && /^[\s]*(?:[-+.0-9'"[({#\\]|[rRbBuU]{1,2}['"]|True|False|None|set)/.test(text)
}

interface State {
  readonly placed: PlacedText
  readonly source: Source
  readonly fallback: Span
  at: number
  depth: number
  readonly tuples: Set<ConfigNode>
  /** What stands for sets. */
  readonly sets: Set<ConfigNode>
  foreign: string | undefined
  crash: string | undefined
}

class NoLiteral extends Error {}

function fail(): never {
  throw new NoLiteral()
}

function readTopLevel(state: State): ConfigNode {
  const start = state.at
  const first = readExpression(state)
  skipSpace(state, false)
  const node = state.placed.text[state.at] === ',' ? readRest(state, { start, first, close: undefined }) : first.node
  skipSpace(state, true)
  if (state.at < state.placed.text.length) fail()
  return node
}

/** A value, and whether `-` may stand before it: before a number without a sign, and nothing else. */
interface Read {
  readonly node: ConfigNode
  readonly number?: 'bare' | 'signed' | 'imaginary'
}

function readExpression(state: State): Read {
  const left = readSigned(state)
  skipSpace(state, state.depth > 0)
  const char = state.placed.text[state.at]
  if (char !== '+' && char !== '-') return left
  state.at += 1
  skipSpace(state, state.depth > 0)
  const right = readAtom(state)
  if (left.number === undefined || left.number === 'imaginary' || right.number !== 'imaginary') fail()
  return { node: left.node }
}

function readSigned(state: State): Read {
  const start = state.at
  const sign = state.placed.text[start]
  if (sign !== '-' && sign !== '+') return readAtom(state)
  state.at += 1
  skipSpace(state, state.depth > 0)
  const { node, number } = readAtom(state)
  if (number === undefined || number === 'signed' || node.kind !== 'scalar') fail()
  const value = sign === '-' ? negate(node.value) : node.value
  return { node: scalar(state, start, value), number: number === 'imaginary' ? number : 'signed' }
}

function negate(value: Scalar): Scalar {
  if (value.kind === 'int') return { kind: 'int', value: -value.value }
  return value.kind === 'float' ? { kind: 'float', value: -value.value } : value
}

const WORDS = new Map<string, Scalar>([
  ['None', { kind: 'null' }],
  ['True', { kind: 'bool', value: true }],
  ['False', { kind: 'bool', value: false }],
])

function readAtom(state: State): Read {
  const { text } = state.placed
  const start = state.at
  const char = text[start] ?? ''
  if (char === '[') return { node: readList(state) }
  if (char === '(') return readParentheses(state)
  if (char === '{') return { node: readBraces(state) }
  if (text.startsWith('...', start)) return { node: foreign(state, 'an ellipsis', start + 3) }
  const number = readPythonNumber(text, start)
  if (number) return readNumber(state, number)
  const quoted = readStrings(state)
  if (quoted) return { node: quoted }
  const word = /[A-Za-z_]\w*/y
  word.lastIndex = start
  const [name = ''] = word.exec(text) ?? []
  if (name === 'set') return { node: readEmptySet(state) }
  const value = WORDS.get(name)
  if (!value) fail()
  state.at = word.lastIndex
  return { node: scalar(state, start, value) }
}

function readNumber(
  state: State,
  { value, end }: { readonly value: Scalar | 'imaginary' | undefined; readonly end: number },
): Read {
  const start = state.at
  if (value === undefined) fail()
  if (value === 'imaginary') return { node: foreign(state, 'a complex number', end), number: 'imaginary' }
  state.at = end
  return { node: scalar(state, start, value), number: 'bare' }
}

/** `'a' 'b'` is one text. */
function readStrings(state: State): ConfigNode | undefined {
  const { text } = state.placed
  const start = state.at
  let whole = ''
  let parts = 0
  let end = start
  let isBytes: boolean | undefined
  for (let part = readPythonString(text, start); part; part = readPythonString(text, state.at)) {
    if (part === 'malformed' || (isBytes !== undefined && isBytes !== part.isBytes)) fail()
    isBytes = part.isBytes
    whole += part.value
    parts += 1
    end = part.end
    state.at = end
    skipSpace(state, state.depth > 0)
  }
  if (parts === 0) return undefined
  state.at = end
  if (isBytes) state.foreign ??= 'bytes'
  const style = parts === 1 && text[start] === "'" ? 'single' : parts === 1 && text[start] === '"' ? 'double' : 'plain'
  return { ...scalar(state, start, { kind: 'str', value: whole }), style }
}

/** As deep as Python's tokenizer goes. */
const MAX_BRACKETS = 200

function open(state: State): void {
  state.at += 1
  state.depth += 1
  if (state.depth > MAX_BRACKETS) fail()
  skipSpace(state, true)
}

function close(state: State, bracket: string): void {
  skipSpace(state, true)
  if (state.placed.text[state.at] !== bracket) fail()
  state.at += 1
  state.depth -= 1
}

function readItems(state: State, bracket: string, readItem: () => void): void {
  skipSpace(state, true)
  while (state.placed.text[state.at] !== bracket) {
    readItem()
    skipSpace(state, true)
    if (state.placed.text[state.at] !== ',') break
    state.at += 1
    skipSpace(state, true)
  }
  close(state, bracket)
}

function readList(state: State): ConfigNode {
  const start = state.at
  const items: ConfigNode[] = []
  open(state)
  readItems(state, ']', () => items.push(readExpression(state).node))
  return { kind: 'list', items, flow: true, source: state.source, ...span(state, start) }
}

function readParentheses(state: State): Read {
  const start = state.at
  open(state)
  if (state.placed.text[state.at] === ')') {
    close(state, ')')
    return { node: tuple(state, [], start) }
  }
  const first = readExpression(state)
  skipSpace(state, true)
  if (state.placed.text[state.at] === ',') return { node: readRest(state, { start, first, close: ')' }) }
  close(state, ')')
  return first
}

interface Begun {
  readonly start: number
  readonly first: Read
  readonly close: string | undefined
}

/** The other items of a tuple; without parentheses it ends with its line. */
function readRest(state: State, { start, first, close: bracket }: Begun): ConfigNode {
  const items = [first.node]
  while (state.placed.text[state.at] === ',') {
    state.at += 1
    skipSpace(state, state.depth > 0)
    const char = state.placed.text[state.at]
    if (char === undefined || char === bracket || char === '\n') break
    items.push(readExpression(state).node)
    skipSpace(state, state.depth > 0)
  }
  if (bracket !== undefined) close(state, bracket)
  return tuple(state, items, start)
}

function tuple(state: State, items: readonly ConfigNode[], start: number): ConfigNode {
  const node: ConfigNode = { kind: 'list', items, flow: true, source: state.source, ...span(state, start) }
  state.tuples.add(node)
  return node
}

function readBraces(state: State): ConfigNode {
  const start = state.at
  const entries = new Map<string, Entry>()
  open(state)
  if (state.placed.text[state.at] === '}') {
    close(state, '}')
  } else {
    const first = readExpression(state).node
    skipSpace(state, true)
    if (state.placed.text[state.at] !== ':') return readSet(state, first)
    readValue(state, first, entries)
    readMore(state, '}', () => readValue(state, readExpression(state).node, entries))
  }
  return { kind: 'map', entries, flow: true, source: state.source, ...span(state, start) }
}

/** What follows the first item. */
function readMore(state: State, bracket: string, readItem: () => void): void {
  skipSpace(state, true)
  if (state.placed.text[state.at] !== ',') return close(state, bracket)
  state.at += 1
  readItems(state, bracket, readItem)
}

function readValue(state: State, keyNode: ConfigNode, entries: Map<string, Entry>): void {
  skipSpace(state, true)
  if (state.placed.text[state.at] !== ':') fail()
  state.at += 1
  skipSpace(state, true)
  const { node } = readExpression(state)
  if (!isHashable(state, keyNode)) state.crash ??= 'a list, dict or set as a key'
  if (keyNode.kind !== 'scalar') state.foreign ??= 'a dict whose keys are tuples'
  if (keyNode.kind !== 'scalar') return
  const key = keyNode.value
  const id = keyId(key)
  const before = entries.get(id)
  const keySpan = { start: keyNode.start, end: keyNode.end }
  entries.set(id, { key: before?.key ?? key, keySpan, node: before ? shadowRepeat(node, before.node) : node })
}

/** Whether Python takes it for a key: a tuple of such values too, but no list, dict or set. */
function isHashable(state: State, node: ConfigNode): boolean {
  if (node.kind === 'scalar') return !state.sets.has(node)
  return node.kind === 'list' && state.tuples.has(node) && node.items.every((item) => isHashable(state, item))
}

function readSet(state: State, first: ConfigNode): ConfigNode {
  const items = [first]
  readMore(state, '}', () => items.push(readExpression(state).node))
  if (!items.every((item) => isHashable(state, item))) state.crash ??= 'a list, dict or set in a set'
  return set(state)
}

function readEmptySet(state: State): ConfigNode {
  state.at += 3
  skipSpace(state, state.depth > 0)
  if (state.placed.text[state.at] !== '(') fail()
  open(state)
  close(state, ')')
  return set(state)
}

function set(state: State): ConfigNode {
  const node = foreign(state, 'a set', state.at)
  state.sets.add(node)
  return node
}

/** Stands for a value that no config holds. */
function foreign(state: State, what: string, end: number): ConfigNode {
  state.foreign ??= what
  state.at = end
  return scalar(state, end, { kind: 'null' })
}

function scalar(state: State, start: number, value: Scalar): ScalarNode {
  return { kind: 'scalar', value, style: 'plain', source: state.source, ...span(state, start) }
}

function span(state: State, start: number): Span {
  return placeIn(state.placed, { start, end: state.at }, state.fallback)
}

/** Comments end with their line; between brackets, and around the whole, lines do not count. */
function skipSpace(state: State, acrossLines: boolean): void {
  const space = acrossLines ? /(?:[ \t\f\n]|\\\n|#[^\n]*)*/y : /(?:[ \t\f]|\\\n|#[^\n]*)*/y
  space.lastIndex = state.at
  space.exec(state.placed.text)
  state.at = space.lastIndex
}
