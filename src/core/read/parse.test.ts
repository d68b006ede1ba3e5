import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { parse } from './parse.ts'
import { printValue } from '../print/print.ts'
import { MAX_DEPTH } from './reading.ts'
import type { Source } from '../source.ts'

const fileOf = (text: string, path = 'a.yaml'): Source => ({ kind: 'file', path, text })

test('Y4 an empty text is an empty config, and no issue', () => {
  const { root, broken, issues } = parse(fileOf('# nothing\n'), 'pyyaml')
  expect([printValue(root), broken, issues]).toEqual(['{}', false, []])
})

test('Y2 a broken text reads as an empty config', () => {
  const { root, broken } = parse(fileOf('a: 1\nb: [\n'), 'pyyaml')
  expect([printValue(root), broken]).toEqual(['{}', true])
})

test('Y1 a file ending in .json is JSON in every dialect', () => {
  const text = '{"a": 1e-4, "b": "no"}'
  expect(printValue(parse(fileOf(text, 'a.json'), 'pyyaml').root)).toBe('{a: 0.0001, b: "no"}')
  expect(printValue(parse(fileOf(text), 'pyyaml').root)).toBe('{a: "1e-4", b: "no"}')
})

test('Y1 the same source gives the same object, dialect by dialect', () => {
  const source = fileOf('a: yes\n')
  expect(parse(source, 'pyyaml')).toBe(parse(source, 'pyyaml'))
  expect(printValue(parse(source, 'yaml12').root)).toBe('{a: "yes"}')
  expect(printValue(parse(source, 'pyyaml').root)).toBe('{a: true}')
})

test('P1 every key and value has its place', () => {
  const source = fileOf('model:\n  name: xlstm # c\n  at: [1, {x: "y"}]\n')
  const { root } = parse(source, 'pyyaml')
  const spans: string[] = []
  const walk = (node: typeof root | Parameters<typeof printValue>[0]): void => {
    if (node.kind === 'scalar') spans.push(source.text.slice(node.start, node.end))
    if (node.kind === 'list') node.items.forEach(walk)
    if (node.kind !== 'map') return
    for (const { keySpan, node: value } of node.entries.values()) {
      spans.push(`${source.text.slice(keySpan.start, keySpan.end)}:`)
      walk(value)
    }
  }
  walk(root)
  expect(spans).toEqual(['model:', 'name:', 'xlstm', 'at:', '1', 'x:', '"y"'])
})

describe('texts that mean harm', () => {
  const deep = 10_000
  const chain = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n')
  test.each<[what: string, source: Source, issues: readonly string[]]>([
    ['10 MB', fileOf('a: 1\n'.repeat(2_000_000)), ['error too-large a.yaml:1:1']],
    ['10 MB of JSON', fileOf(`{"a": "${'x'.repeat(1e7)}"}`, 'a.json'), ['error too-large a.json:1:1']],
    ['bytes that are no UTF-8', { ...fileOf('a: 1\nb: \uFFFD\n'), badUtf8At: 8 }, ['error bad-utf8 a.yaml:2:4']],
    ['deep brackets', fileOf(`a: ${'['.repeat(deep)}`), ['error too-deep a.yaml:1:403']],
    ['deep brackets that close', fileOf(`a: ${'['.repeat(deep)}${']'.repeat(deep)}`), ['error too-deep a.yaml:1:403']],
    ['deep braces', fileOf('{a: '.repeat(deep)), ['error too-deep a.yaml:1:1601']],
    ['deep dashes', fileOf(`${'- '.repeat(deep)}a\n`), ['error too-deep a.yaml:1:801']],
    ['deep question marks', fileOf(`${'? '.repeat(deep)}a\n`), ['error too-deep a.yaml:1:801']],
    ['deep indents', fileOf(chain(1200, (i) => `${' '.repeat(i)}a:`)), ['error too-deep a.yaml:401:401']],
    ['deep JSON', fileOf('{"a":'.repeat(deep), 'a.json'), [`error too-deep a.json:1:2001 ${'a.'.repeat(8).slice(0, -1)}`]],
    ['deep JSON lists', fileOf('['.repeat(deep), 'a.json'), [`error too-deep a.json:1:401 ${'[0]'.repeat(8)}`]],
    [
      'a bomb of aliases',
      fileOf(`a0: &a0 [x, x, x, x, x, x, x, x, x]\n${chain(8, (i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`)}\n`),
      ['error alias-budget a.yaml:6:10 a5[0]'],
    ],
    [
      'a bomb of merge keys',
      fileOf(`a0: &a0 {x: 1}\n${chain(20, (i) => `a${i + 1}: &a${i + 1} {p: *a${i}, q: *a${i}, <<: *a${i}}`)}\n`),
      ['error alias-budget a.yaml:15:15 a14.p'],
    ],
    [
      'a chain of aliases',
      fileOf(chain(1000, (i) => (i === 0 ? 'a0: &a0 [x]' : `a${i}: &a${i} [*a${i - 1}]`))),
      ['error alias-budget a.yaml:447:14 a446[0]'],
    ],
  ])('Y3 %s', (_what, source, issues) => {
    const clock = startClock()
    const { root, broken, issues: found } = parse(source, 'pyyaml')
    expect(clock()).toBeLessThan(2000)
    expect(issueLines(found)).toEqual(issues)
    expect([printValue(root), broken]).toEqual(['{}', true])
  })

  test.each<[what: string, text: string]>([
    ['errors', 'a: b: c\n'],
    ['open quotes', 'a: "\n'],
    ['commas', '[,'],
    ['closing brackets', ']'],
    ['tags', '!a '],
    ['anchors', '&a '],
    ['documents', '---\n'],
    ['end marks', '...\n'],
    ['directives', '%a b\n'],
    ['byte order marks', '\uFEFF'],
    ['tabs', '\t'],
    ['values without keys', ': a\n'],
    ['blank lines', ' \n'],
    ['comments', '#\n'],
    ['one key again and again', 'a: 1\n'],
    ['open braces', '{a\n'],
    ['carriage returns', '\r'],
  ])('Y3 nothing but %s', (_what, piece) => {
    const source = fileOf(piece.repeat(Math.floor(30_000 / piece.length)))
    const clock = startClock()
    const { issues } = parse(source, 'pyyaml')
    expect(clock()).toBeLessThan(2000)
    expect(issues.length).toBeLessThanOrEqual(1000)
  })

  test('Y3 as deep as allowed is read', () => {
    const levels = MAX_DEPTH - 1
    const text = `a: ${'['.repeat(levels)}${']'.repeat(levels)}`
    expect(parse(fileOf(text), 'pyyaml')).toMatchObject({ broken: false, issues: [] })
    expect(parse(fileOf(`{"a": ${'['.repeat(levels)}${']'.repeat(levels)}}`, 'a.json'), 'pyyaml')).toMatchObject({
      broken: false,
      issues: [],
    })
  })
})
