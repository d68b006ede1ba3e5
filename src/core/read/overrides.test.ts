import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { issueLines } from '../issue.testing.ts'
import { parseOverrides } from './overrides.ts'
import type { ParsedOverrides } from './overrides.ts'
import { formatPath } from '../path.ts'
import { printValue } from '../print/print.ts'
import type { ConfigNode } from '../config-node.ts'

function parse(text: string, dialect: DialectId = 'pyyaml'): ParsedOverrides {
  return parseOverrides({ kind: 'overrides', path: 'overrides', text }, dialect)
}

/** `kind path value`, a line each. */
function lines({ overrides }: ParsedOverrides): readonly string[] {
  return overrides.map((override) => {
    const value = override.kind === 'delete' ? '' : printValue(override.value)
    return `${override.kind} ${formatPath(override.path)} ${value}`.trim()
  })
}

describe('O1 lines', () => {
  test.each<[text: string, override: string]>([
    ['a.b=3', 'set a.b 3'],
    ['+a.b=3', 'add a.b 3'],
    ['++a.b=3', 'force a.b 3'],
    ['~a.b', 'delete a.b'],
    ['~a.b # why = not', 'delete a.b'],
    ['~a["x #y"]', 'delete a["x #y"]'],
    ['~a#b', 'delete ["a#b"]'],
    ['a[0].b=3', 'set a[0].b 3'],
    ['a["x=y"].b=c', 'set a["x=y"].b c'],
    ['a["]"]=c=d', 'set a["]"] c=d'],
    ['  a.b = 3  ', 'set a.b 3'],
    ['a=x=y', 'set a x=y'],
    ['a=', 'set a null'],
    ['a= # nothing', 'set a null'],
    ['a=3 # three', 'set a 3'],
    ['a=[1, {b: c}]', 'set a [1, {b: c}]'],
    ['a={b: {c: 1}}', 'set a {b: {c: 1}}'],
    ['a="x"', 'set a x'],
    ["a='3'", 'set a "3"'],
    ['a=../data/x.yaml', 'set a ../data/x.yaml'],
    ['模型.名=b', 'set 模型.名 b'],
    ['__proto__.x=1', 'set __proto__.x 1'],
    ['a[!1]=2', 'set a[!1] 2'],
  ])('%s', (text, override) => {
    const parsed = parse(text)
    expect([lines(parsed), parsed.issues]).toEqual([[override], []])
  })

  test('blank lines and comments are no overrides, and every line end ends a line', () => {
    expect(lines(parse('# one\na=1\r\n\n  # two\rb=2\n~c'))).toEqual(['set a 1', 'set b 2', 'delete c'])
  })

  test('P1 an override and its value have their places', () => {
    const text = 'x=1\n  +a.b = [1, {c: d}] # e\n'
    const source = { kind: 'overrides', path: 'overrides', text } as const
    const [, override] = parseOverrides(source, 'pyyaml').overrides
    if (override?.kind !== 'add') throw new Error('no override')
    const placed: string[] = []
    const walk = (node: ConfigNode): void => {
      expect(node.source).toBe(source)
      placed.push(text.slice(node.start, node.end))
      if (node.kind === 'list') node.items.forEach(walk)
      if (node.kind === 'map') node.entries.forEach((entry) => placed.push(text.slice(entry.keySpan.start, entry.keySpan.end)))
      if (node.kind === 'map') node.entries.forEach((entry) => walk(entry.node))
    }
    walk(override.value)
    expect(text.slice(override.at.start, override.at.end)).toBe('+a.b = [1, {c: d}] # e')
    expect(placed).toEqual(['[1, {c: d}]', '1', '{c: d}', 'c', 'd'])
  })

  test('the same source is read once', () => {
    const source = { kind: 'overrides', path: 'overrides', text: 'a=1' } as const
    expect(parseOverrides(source, 'pyyaml')).toBe(parseOverrides(source, 'pyyaml'))
    expect(parseOverrides(source, 'pyyaml')).not.toBe(parseOverrides(source, 'yaml12'))
  })
})

describe('O3 values are YAML in the dialect', () => {
  test.each<[text: string, pyyaml: string, omegaconf: string, yaml12: string]>([
    ['a=1e-4', 'set a "1e-4"', 'set a 0.0001', 'set a 0.0001'],
    ['a=no', 'set a false', 'set a false', 'set a "no"'],
    ['a=010', 'set a 8', 'set a 8', 'set a 10'],
    ['a=2024-01-02', 'set a 2024-01-02', 'set a "2024-01-02"', 'set a "2024-01-02"'],
  ])('%s', (text, pyyaml, omegaconf, yaml12) => {
    const read = (dialect: DialectId): readonly string[] => lines(parse(text, dialect))
    expect([read('pyyaml'), read('omegaconf'), read('yaml12')]).toEqual([[pyyaml], [omegaconf], [yaml12]])
  })

  test('what is doubtful is said at its column, with its fix', () => {
    const [issue] = parse('x=1\n  a.lr=1e-4\n').issues
    expect(issue).toMatchObject({ code: 'float-as-string', origin: { start: 11, end: 15 } })
    expect(issue?.fixes?.[0]).toMatchObject({ file: 'overrides', edits: [{ start: 11, end: 15, text: '1.0e-4' }] })
  })
})

describe('O1 lines that spell nothing', () => {
  test.each<[text: string, issue: string, message: string]>([
    ['a', 'override-syntax overrides:1:2', 'expected = and a value'],
    ['+a', 'override-syntax overrides:1:3', 'expected = and a value'],
    ['=3', 'override-syntax overrides:1:1', 'a key is missing'],
    ['~', 'override-syntax overrides:1:2', 'a key is missing'],
    ['~a=3', 'override-syntax overrides:1:3', 'a deletion takes no value'],
    ['a # b = 3', 'override-syntax overrides:1:10', 'expected = and a value'],
    ['a..b=3', 'override-syntax overrides:1:3', 'a key is missing'],
    ['a[b]=3', 'override-syntax overrides:1:2', 'expected [index] or ["key"]'],
    ['[0]=3', 'override-syntax overrides:1:1', 'the top level is a map, not a list'],
    ['+a[99999]=3', 'override-syntax overrides:1:2', 'an index above 9999'],
    ['  a.b', 'override-syntax overrides:1:6', 'expected = and a value'],
    ['a=[1', 'yaml-syntax overrides:1:5', 'flow sequence must end with a ]'],
    ['a=*x', 'yaml-syntax overrides:1:3', 'no anchor &x stands before this alias'],
    ['a=b: c: d', 'yaml-syntax overrides:1:6', 'nested mappings are not allowed in compact mappings'],
    [`${'a.'.repeat(1000)}a=1`, 'override-syntax overrides:1:1', 'a path of more than 400 keys'],
  ])('%s', (text, issue, message) => {
    const parsed = parse(`${text}\nlast=1`)
    expect(issueLines(parsed.issues)).toEqual([`error ${issue}`])
    expect(parsed.issues[0]?.message).toBe(message)
    expect(lines(parsed)).toEqual(['set last 1'])
  })

  test('brackets and quotes without end take no time', () => {
    const clock = startClock()
    expect(parse('["a"]'.repeat(5000)).issues).toHaveLength(1)
    expect(parse('["'.repeat(5000)).issues).toHaveLength(1)
    expect(clock()).toBeLessThan(2000)
  })
})
