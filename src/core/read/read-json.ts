import type { ConfigNode, Entry } from '../config-node.ts'
import { readPlain } from '../scalar/dialect.ts'
import type { Issue, IssueCode } from '../issue.ts'
import type { Segment } from '../path.ts'
import { duplicateKey, MAX_DEPTH, shadowRepeat } from './reading.ts'
import type { Reading } from './reading.ts'
import type { Source } from '../source.ts'
import { keyId } from '../value.ts'
import type { Scalar } from '../value.ts'

/**
 * Reads JSON as Python's `json` does (`NaN` and `Infinity` are floats, the last of two equal keys wins, an empty text or a byte
 * order mark is an error), keeping the place of every key and value. The first error ends the reading.
 *
 * @see SPEC.md Y10
 */
export function readJson(source: Source): Reading {
  const state: State = { source, text: source.text, at: 0, issues: [], path: [] }
  try {
    if (state.text.startsWith('\uFEFF')) refuse('a byte order mark: Python reads no JSON after one', 0)
    skipSpace(state)
    if (state.at >= state.text.length) refuse('an empty file is no JSON; write {}', 0)
    const root = readValue(state)
    skipSpace(state)
    if (state.at < state.text.length) refuse('there is text after the end of the value', state.at)
    return { root, issues: state.issues, broken: false }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const origin = { source, start: error.at, end: Math.min(error.at + 1, source.text.length) }
    const { code, message } = isComment(state.text, error.at) ? COMMENT : error
    const issue: Issue = { code, severity: 'error', path: state.path.slice(0, 8), message, origin }
    return { root: undefined, issues: [...state.issues, issue], broken: true }
  }
}

const COMMENT = { code: 'json-syntax', message: 'JSON has no comments' } as const

function isComment(text: string, at: number): boolean {
  return /^(?:\/[/*]|#)/.test(text.slice(at, at + 2))
}

interface State {
  readonly source: Source
  readonly text: string
  readonly issues: Issue[]
  /** Where the value being read stands. */
  readonly path: Segment[]
  at: number
}

class Refusal extends Error {
  readonly code: IssueCode
  readonly at: number

  constructor(code: IssueCode, message: string, at: number) {
    super(message)
    this.code = code
    this.at = at
  }
}

function refuse(message: string, at: number): never {
  throw new Refusal('json-syntax', message, at)
}

function readValue(state: State): ConfigNode {
  const char = state.text[state.at]
  if (char === '{' || char === '[') {
    if (state.path.length >= MAX_DEPTH) throw new Refusal('too-deep', `values are nested more than ${MAX_DEPTH} deep`, state.at)
    return char === '{' ? readObject(state) : readArray(state)
  }
  const start = state.at
  const value: Scalar = char === '"' ? { kind: 'str', value: readString(state) } : readBare(state)
  return { kind: 'scalar', value, style: char === '"' ? 'double' : 'plain', source: state.source, start, end: state.at }
}

function readObject(state: State): ConfigNode {
  const start = state.at
  const entries = new Map<string, Entry>()
  readMembers(state, '}', () => readMember(state, entries))
  return { kind: 'map', entries, flow: true, source: state.source, start, end: state.at }
}

function readMember(state: State, entries: Map<string, Entry>): void {
  const start = state.at
  if (start >= state.text.length) refuse('the file ends within a map', start)
  if (state.text[start] !== '"') refuse('a key must be in double quotes', start)
  const key = { kind: 'str', value: readString(state) } as const
  const keySpan = { start, end: state.at }
  const id = keyId(key)
  skipSpace(state)
  if (state.text[state.at] !== ':') refuse('expected : after the key', state.at)
  state.at += 1
  skipSpace(state)
  state.path.push(id)
  const node = readValue(state)
  const before = entries.get(id)
  if (before) state.issues.push(duplicateKey(state.source, state.path.slice(), [before.keySpan, keySpan]))
  state.path.pop()
  entries.set(id, { key, keySpan, node: before ? shadowRepeat(node, before.node) : node })
}

function readArray(state: State): ConfigNode {
  const start = state.at
  const items: ConfigNode[] = []
  readMembers(state, ']', () => {
    state.path.push(items.length)
    items.push(readValue(state))
    state.path.pop()
  })
  return { kind: 'list', items, flow: true, source: state.source, start, end: state.at }
}

function readMembers(state: State, close: string, readMember: () => void): void {
  state.at += 1
  skipSpace(state)
  if (state.text[state.at] === close) {
    state.at += 1
    return
  }
  for (;;) {
    readMember()
    skipSpace(state)
    const char = state.text[state.at]
    if (char !== ',' && char !== close) refuse(missing(char, close), state.at)
    const comma = state.at
    state.at += 1
    if (char === close) return
    skipSpace(state)
    if (state.text[state.at] === close) refuse('a comma before the closing bracket', comma)
  }
}

/** What stands in place of a comma or the end: a further member, the end of the file, or neither. */
function missing(char: string | undefined, close: string): string {
  if (char === undefined) return `the file ends where , or ${close} is expected`
  return /["[{\w-]/.test(char) ? 'a comma is missing before it' : `expected , or ${close}`
}

// Unrolled: a star around an alternative keeps a step back per character, and a long string has too many.
const STRING = /"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001F]*)*"/y

function readString(state: State): string {
  STRING.lastIndex = state.at
  const match = STRING.exec(state.text)
  if (!match) refuse('a string that does not end, or holds a character JSON forbids', state.at)
  state.at = STRING.lastIndex
  return JSON.parse(match[0]) as string
}

const BARE = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|NaN|-?Infinity/y

function readBare(state: State): Scalar {
  BARE.lastIndex = state.at
  const match = BARE.exec(state.text)
  if (!match) refuse(notJson(state.text.slice(state.at, state.at + 5)), state.at)
  const value = readPlain(match[0], 'json')
  if (value.kind === 'invalid') refuse(value.reason, state.at)
  state.at = BARE.lastIndex
  return value
}

/** Words and quotes of Python are what most often stands in place of a value. */
function notJson(text: string): string {
  if (text === '') return 'the file ends where a value is expected'
  if (text.startsWith("'")) return 'a text must be in double quotes'
  const word = /^(?:True|False|None)/.exec(text)?.[0]
  return word === undefined
    ? 'not a JSON value'
    : `JSON writes ${word === 'None' ? 'null' : word.toLowerCase()} where Python has ${word}`
}

function skipSpace(state: State): void {
  for (;;) {
    const code = state.text.charCodeAt(state.at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
    state.at += 1
  }
}
