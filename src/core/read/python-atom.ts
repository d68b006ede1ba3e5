import type { ConfigNode } from '../config-node.ts'
import { fail, foreignTo, scalarFrom, skipSpace } from './python-cursor.ts'
import type { PythonCursor, PythonValue } from './python-cursor.ts'
import { readPythonNumber } from '../scalar/python-number.ts'
import { readPythonString } from '../scalar/python-string.ts'
import type { Scalar } from '../value.ts'

/** The number, text or word at the cursor; a word is one of three. Python knows an ellipsis too, which no config holds. */
export function readPythonAtom(cursor: PythonCursor): PythonValue {
  const { text } = cursor.placed
  if (text.startsWith('...', cursor.at)) return { node: foreignTo(cursor, 'an ellipsis', cursor.at + 3) }
  const number = readPythonNumber(text, cursor.at)
  if (number) return takeNumber(cursor, number)
  return { node: readStrings(cursor) ?? readWord(cursor) }
}

interface NumberText {
  readonly value: Scalar | 'imaginary' | undefined
  readonly end: number
}

function takeNumber(cursor: PythonCursor, { value, end }: NumberText): PythonValue {
  const start = cursor.at
  if (value === undefined) fail()
  if (value === 'imaginary') return { node: foreignTo(cursor, 'a complex number', end), number: 'imaginary' }
  cursor.at = end
  return { node: scalarFrom(cursor, start, value), number: 'bare' }
}

/** `'a' 'b'` is one text. */
function readStrings(cursor: PythonCursor): ConfigNode | undefined {
  const { text } = cursor.placed
  const start = cursor.at
  let whole = ''
  let parts = 0
  let end = start
  let isBytes: boolean | undefined
  for (let part = readPythonString(text, start); part; part = readPythonString(text, cursor.at)) {
    if (part === 'malformed' || (isBytes !== undefined && isBytes !== part.isBytes)) fail()
    isBytes = part.isBytes
    whole += part.value
    parts += 1
    end = part.end
    cursor.at = end
    skipSpace(cursor)
  }
  if (parts === 0) return undefined
  cursor.at = end
  if (isBytes) cursor.foreign ??= 'bytes'
  const style = parts === 1 && text[start] === "'" ? 'single' : parts === 1 && text[start] === '"' ? 'double' : 'plain'
  return { ...scalarFrom(cursor, start, { kind: 'str', value: whole }), style }
}

const WORDS = new Map<string, Scalar>([
  ['None', { kind: 'null' }],
  ['True', { kind: 'bool', value: true }],
  ['False', { kind: 'bool', value: false }],
])

function readWord(cursor: PythonCursor): ConfigNode {
  const start = cursor.at
  const [name = ''] = /^[A-Za-z_]\w*/.exec(cursor.placed.text.slice(start)) ?? []
  const value = WORDS.get(name)
  if (!value) fail()
  cursor.at += name.length
  return scalarFrom(cursor, start, value)
}
