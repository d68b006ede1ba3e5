import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ConfigNode } from '../config-node.ts'
import { nodeAt } from '../config-node.ts'
import { applyEdits } from './apply-edits.ts'
import { insertItemAt, moveItemAt, renameKeyAt, setAt, unsetAt } from './edit.ts'
import type { EditResult, Target } from './edit.ts'
import { parse } from '../read/parse.ts'
import { isPathError, parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import type { Source } from '../source.ts'
import { textKindOf } from '../read/text-kind.ts'
import type { TextKind } from '../read/text-kind.ts'

/** One case of edit-cases.md. */
interface Case {
  readonly title: string
  readonly ask: string
  readonly language: TextKind
  readonly before: string
  readonly after: string
}

const CASE = /^### (.+)\n`(.+)`\n```(yaml|json|ini)\n([^]*?)```\n(?:```\w+\n([^]*?)```|refused: (.+))$/gm

function readCases(): readonly (readonly [string, Case])[] {
  const text = readFileSync(new URL('edit-cases.md', import.meta.url), 'utf8')
  return Array.from(text.matchAll(CASE), ([, title = '', ask = '', language, before = '', after, reason]) => {
    const kind = textKindOf(`config.${language}`)
    return [`${title}: ${ask}`, { title, ask, language: kind, before, after: after ?? `refused: ${reason}` }] as const
  })
}

describe('the written cases', () => {
  const cases = readCases()

  test('every heading in the file is a case', () => {
    const text = readFileSync(new URL('edit-cases.md', import.meta.url), 'utf8')
    expect(cases.length).toBe(text.match(/^### /gm)?.length)
  })

  test.each(cases)('%s', (_title, { ask, language, before, after }) => {
    const source: Source = { kind: 'file', path: `config.${language}`, text: before }
    expect(resultOf(before, askFor({ source, dialect: 'pyyaml' }, ask))).toBe(after)
  })
})

describe('texts that a page cannot show', () => {
  test.each([
    ['an empty text', '', 'a: 1\n'],
    ['a line end alone', '\n', '\na: 1\n'],
    ['a byte order mark alone', '\uFEFF', '\uFEFFa: 1\n'],
    ['a byte order mark before a key', '\uFEFFb: 2\n', '\uFEFFb: 2\na: 1\n'],
    ['a comment without a line end', '# none', '# none\na: 1'],
    ['a document start without a line end', '---', '---\na: 1'],
    ['a document start and a comment', '--- # c', '--- # c\na: 1'],
    ['an anchor on the top', '--- &x\nb: 2\n', '--- &x\nb: 2\na: 1\n'],
    ['no line end', 'b: 2', 'b: 2\na: 1'],
    ['spaces at the end', 'b: 2  ', 'b: 2  \na: 1'],
    ['Windows line ends', 'b: 2\r\n\r\n# c\r\n', 'b: 2\r\na: 1\r\n\r\n# c\r\n'],
    ['Windows line ends, none at the end', 'c: 3\r\nb: 2', 'c: 3\r\nb: 2\r\na: 1'],
    ['old Macintosh line ends', 'c: 3\rb: 2\r', 'c: 3\rb: 2\ra: 1\r'],
    ['a text whose last line has no end', 'b: |-\n  x', 'b: |-\n  x\na: 1'],
    ['brackets with a line at the margin', 'b: [\n1,\n2\n]\n', 'b: [\n1,\n2\n]\na: 1\n'],
  ])('E1 E4 %s takes a key and gives it back', (_title, before, after) => {
    const target: Target = { source: { kind: 'file', path: 'config.yaml', text: before }, dialect: 'pyyaml' }
    expect(resultOf(before, setAt(target, ['a'], valueOf('1')))).toBe(after)
    expect(resultOf(after, unsetAt({ ...target, source: { ...target.source, text: after } }, ['a']))).toBe(before)
  })

  test('E1 a null at the top takes a key', () => {
    const target: Target = { source: { kind: 'file', path: 'config.yaml', text: '# none\nnull # yet\n' }, dialect: 'pyyaml' }
    expect(resultOf(target.source.text, setAt(target, ['a'], valueOf('1')))).toBe('# none\na: 1 # yet\n')
  })

  test('E4 an empty JSON object of several lines takes one after that', () => {
    const target: Target = { source: { kind: 'file', path: 'config.json', text: '{\n}\n' }, dialect: 'pyyaml' }
    const after = '{\n  "a": 1\n}\n'
    expect(resultOf('{\n}\n', setAt(target, ['a'], valueOf('1')))).toBe(after)
    expect(resultOf(after, unsetAt({ ...target, source: { ...target.source, text: after } }, ['a']))).toBe('{}\n')
  })

  test('E2 an empty JSON file is no JSON', () => {
    const target: Target = { source: { kind: 'file', path: 'config.json', text: '' }, dialect: 'pyyaml' }
    expect(setAt(target, ['a'], valueOf('1'))).toMatchObject({ ok: false })
  })

  test('E2 a key after a bar whose last line has no end would give that line one', () => {
    const target: Target = { source: { kind: 'file', path: 'config.yaml', text: 'b: |\n  x' }, dialect: 'pyyaml' }
    expect(setAt(target, ['a'], valueOf('1'))).toMatchObject({ ok: false })
  })

  test('E1 a comment with a line separator stays one comment', () => {
    const text = '{"a": 1, "b": "\u2028"}'
    const target: Target = { source: { kind: 'file', path: 'config.json', text }, dialect: 'pyyaml' }
    expect(resultOf(text, setAt(target, ['a'], valueOf('2')))).toBe('{"a": 2, "b": "\u2028"}')
  })

  test('E3 a value that one dialect alone reads as asked is refused in the others', () => {
    const source: Source = { kind: 'file', path: 'config.yaml', text: 'a: 1\n' }
    const date = valueOf('2024-01-02')
    expect(setAt({ source, dialect: 'pyyaml' }, ['a'], date)).toMatchObject({ ok: true })
    expect(setAt({ source, dialect: 'yaml12' }, ['a'], date)).toEqual({
      ok: false,
      reason: 'no text for a would be read as this very value',
    })
  })

  test('E2 a value whose text stands there as another value is refused', () => {
    const source: Source = { kind: 'file', path: 'config.yaml', text: 'a: 2024-01-02\n' }
    expect(setAt({ source, dialect: 'yaml12' }, ['a'], valueOf('2024-01-02'))).toEqual({
      ok: false,
      reason: 'no text for a would be read as this very value',
    })
  })

  test('E2 maps in maps to any depth that can be read take no time', () => {
    const deep = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}k:\n`).join('')
    const path = Array.from({ length: 300 }, () => 'k')
    const target: Target = { source: { kind: 'file', path: 'config.yaml', text: deep }, dialect: 'pyyaml' }
    const after = resultOf(deep, setAt(target, path, valueOf('1')))
    expect(after).toBe(deep.replace(/\n$/, ' 1\n'))
    expect(resultOf(after, unsetAt({ ...target, source: { ...target.source, text: after } }, path))).toBe('')
  })

  test('E2 a file that is not UTF-8 is not edited', () => {
    const source: Source = { kind: 'file', path: 'config.yaml', text: 'a: 1\n', badUtf8At: 3 }
    const reason = 'the file cannot be read: the file is not UTF-8 (line 1)'
    expect(setAt({ source, dialect: 'pyyaml' }, ['a'], valueOf('2'))).toEqual({ ok: false, reason })
  })
})

function askFor(target: Target, ask: string): EditResult {
  const [, verb, where = '', value = ''] = /^(\w+) (.*?)(?:(?: = |, keeping )(.*))?$/.exec(ask) ?? []
  const path = pathOf(where)
  switch (verb) {
    case 'set':
      return setAt(target, path, valueOf(value))
    case 'unset':
      return unsetAt(target, path, pathOf(value))
    case 'rename':
      return renameKeyAt(target, path, value)
    case 'insert':
      return insertItemAt(target, path, valueOf(value))
    case 'move':
      return moveItemAt(target, path, Number(value))
    default:
      throw new Error(`no such edit: ${ask}`)
  }
}

function pathOf(text: string): Path {
  const path = parsePath(text)
  if (isPathError(path)) throw new Error(`${text}: ${path.error}`)
  return path
}

function valueOf(text: string): ConfigNode {
  const parsed = parse({ kind: 'file', path: 'value.yaml', text: `v: ${text}\n` }, 'pyyaml')
  const node = nodeAt(parsed.root, ['v'])
  if (!node) throw new Error(`no value: ${text}`)
  return node
}

function resultOf(text: string, result: EditResult): string {
  return result.ok ? applyEdits(text, result.edits) : `refused: ${result.reason}`
}
