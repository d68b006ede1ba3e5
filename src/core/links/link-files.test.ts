import { describe, expect, test, vi } from 'vitest'
import { filesOf } from '../compose/composition.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { linkFiles } from './link-files.ts'
import type { Linked, LinkOptions } from './link-files.ts'
import type { LinkedFile } from './linked-file.ts'
import { includes } from './includes.ts'
import { profile } from './profile.ts'
import { formatOrigin } from '../source.ts'

type Texts = Readonly<Record<string, string>>

const OPTIONS: LinkOptions = {
  dialect: 'pyyaml',
  linkers: [profile('profiles/'), includes],
  kindOf: (file) => file.split('/')[0] ?? '',
  precedence: ['models', 'data', 'training'],
  mountedAt: '',
}

function link(
  texts: Texts,
  stack: readonly string[],
  options: Partial<LinkOptions & { identity: 'file' | 'spelling' }> = {},
): Linked {
  return linkFiles(filesOf(texts), stack, { ...OPTIONS, identity: 'file', ...options })
}

/** The files as they are merged, those beneath another in brackets before it. */
function treeOf(files: readonly LinkedFile[]): string {
  return files.map(({ layer, beneath }) => (beneath.length > 0 ? `(${treeOf(beneath)}) ` : '') + layer.id).join(' ')
}

const list = (...paths: readonly string[]): string => `includes: [${paths.join(', ')}]\n`

describe('the order of files', () => {
  test.each<[rule: string, files: Texts, stack: readonly string[], tree: string]>([
    [
      'I3 includes before the file itself',
      { 'a.yaml': list('b.yaml', 'c.yaml'), 'b.yaml': '', 'c.yaml': '' },
      ['a.yaml'],
      '(b.yaml c.yaml) a.yaml',
    ],
    [
      'I3 depth first',
      { 'a.yaml': list('b.yaml', 'd.yaml'), 'b.yaml': list('c.yaml'), 'c.yaml': '', 'd.yaml': '' },
      ['a.yaml'],
      '((c.yaml) b.yaml d.yaml) a.yaml',
    ],
    [
      'M8 a stack of several',
      { 'a.yaml': list('b.yaml'), 'b.yaml': '', 'c.yaml': '' },
      ['c.yaml', 'a.yaml'],
      'c.yaml (b.yaml) a.yaml',
    ],
    [
      'I4 once, at the first place',
      { 'a.yaml': list('x.yaml', 'y.yaml'), 'x.yaml': list('b.yaml'), 'y.yaml': list('b.yaml'), 'b.yaml': '' },
      ['a.yaml'],
      '((b.yaml) x.yaml y.yaml) a.yaml',
    ],
    [
      'I4 once, though the stack names it too',
      { 'a.yaml': list('b.yaml'), 'b.yaml': '' },
      ['a.yaml', 'b.yaml'],
      '(b.yaml) a.yaml',
    ],
    ['I4 once, though the stack names it twice', { 'a.yaml': '' }, ['a.yaml', 'a.yaml'], 'a.yaml'],
    [
      'I1 relative to the including file',
      { 'e/a.yaml': list('../m/b.yaml', 'c.yaml'), 'm/b.yaml': list('d/f.yaml'), 'e/c.yaml': '', 'm/d/f.yaml': '' },
      ['e/a.yaml'],
      '((m/d/f.yaml) m/b.yaml e/c.yaml) e/a.yaml',
    ],
    [
      'I4 by the normal path',
      { 'a.yaml': list('m/b.yaml', './m//b.yaml', 'm/../m/b.yaml'), 'm/b.yaml': '' },
      ['a.yaml'],
      '(m/b.yaml) a.yaml',
    ],
    [
      'I5 the rest of a loop',
      { 'a.yaml': list('b.yaml'), 'b.yaml': list('a.yaml', 'c.yaml'), 'c.yaml': '' },
      ['a.yaml'],
      '((c.yaml) b.yaml) a.yaml',
    ],
    [
      'I6 a missing file stands in its place',
      { 'a.yaml': list('b.yaml', 'c.yaml'), 'c.yaml': '' },
      ['a.yaml'],
      '(b.yaml c.yaml) a.yaml',
    ],
    ['I9 includes below the top level are data', { 'a.yaml': 'm:\n  includes: [b.yaml]\n', 'b.yaml': '' }, ['a.yaml'], 'a.yaml'],
    ['Y1 JSON files too', { 'a.json': '{"includes": ["b.yaml"]}', 'b.yaml': '' }, ['a.json'], '(b.yaml) a.json'],
  ])('%s', (_rule, files, stack, tree) => {
    expect(treeOf(link(files, stack).roots)).toBe(tree)
  })
})

describe('what is wrong with a link', () => {
  test.each<[rule: string, files: Texts, issues: readonly string[]]>([
    ['I6 a missing file', { 'a.yaml': 'x: 1\nincludes:\n  - b.yaml\n' }, ['error include-missing a.yaml:3:5']],
    ['I7 a path that climbs out', { 'a.yaml': list('../b.yaml') }, ['error include-outside a.yaml:1:12']],
    ['I7 an absolute path', { 'a.yaml': list('/etc/passwd') }, ['error include-outside a.yaml:1:12']],
    ['I7 an address', { 'a.yaml': list('https://x.org/b.yaml') }, ['error include-outside a.yaml:1:12']],
    ['I5 a file that includes itself', { 'a.yaml': list('a.yaml') }, ['error include-cycle a.yaml:1:12']],
    ['I4 a file twice', { 'a.yaml': list('b.yaml', 'b.yaml'), 'b.yaml': '' }, ['info include-repeated a.yaml:1:20']],
    ['I2 a single path', { 'a.yaml': 'includes: b.yaml\n', 'b.yaml': '' }, ['error include-not-a-list a.yaml:1:11 includes']],
    ['I2 null', { 'a.yaml': 'includes:\n' }, ['error include-not-a-list a.yaml:1:10 includes']],
    ['I2 a number', { 'a.yaml': 'includes: 3\n' }, ['error include-not-a-list a.yaml:1:11 includes']],
    ['I2 a map', { 'a.yaml': 'includes: {b: c}\n' }, ['error include-not-a-list a.yaml:1:11 includes']],
    [
      'I2 an item that is no text',
      { 'a.yaml': list('3', '""', '[b.yaml]') },
      [
        'error include-not-a-list a.yaml:1:12 includes[0]',
        'error include-not-a-list a.yaml:1:15 includes[1]',
        'error include-not-a-list a.yaml:1:19 includes[2]',
      ],
    ],
    [
      'I10 files out of order',
      { 'a.yaml': list('data/d.yaml', 'models/m.yaml'), 'data/d.yaml': '', 'models/m.yaml': '' },
      ['warning include-order a.yaml:1:25'],
    ],
    [
      'I10 kinds without a rank do not count',
      { 'a.yaml': list('data/d.yaml', 'x/m.yaml', 'training/t.yaml'), 'data/d.yaml': '', 'x/m.yaml': '', 'training/t.yaml': '' },
      [],
    ],
    ['Y2 a broken file', { 'a.yaml': list('b.yaml'), 'b.yaml': 'x: [\n' }, ['error yaml-syntax b.yaml:2:1']],
  ])('%s', (_rule, files, issues) => {
    expect(issueLines(link(files, ['a.yaml']).issues)).toEqual(issues)
  })

  test('I2 each says what the Python runner does', () => {
    const said = (text: string): string | undefined => link({ 'a.yaml': text, 'b.yaml': '' }, ['a.yaml']).issues[0]?.message
    expect(said('includes: b.yaml\n')).toBe(
      'includes must be a list; the Python runner takes each character for a path and exits 1',
    )
    expect(said('includes:\n')).toBe('includes must be a list; the Python runner raises a TypeError')
    expect(said('includes: 3\n')).toBe('includes must be a list; the Python runner stops')
  })

  test('I5 a loop is printed with its lines', () => {
    const [issue] = link({ 'a.yaml': list('b.yaml'), 'b.yaml': `x: 1\n${list('c.yaml')}`, 'c.yaml': list('b.yaml') }, [
      'a.yaml',
    ]).issues
    expect(issue?.message).toBe('includes form a loop: b.yaml:2:12 → c.yaml:1:12 → b.yaml')
    expect(issue?.also?.map((origin) => formatOrigin(origin))).toEqual(['b.yaml:2:12'])
  })

  test('I6 the nearest names, spelled as the link would spell them, each with its fix', () => {
    const files = {
      'experiments/x.yaml': 'includes:\n  - "../data/singel_vd.yaml"\n',
      'data/single_vd.yaml': '',
      'models/lstm.yaml': '',
    }
    const [issue] = link(files, ['experiments/x.yaml']).issues
    expect(issue?.message).toBe('no file ../data/singel_vd.yaml')
    expect(issue?.hint).toBe('did you mean ../data/single_vd.yaml?')
    expect(issue?.fixes).toEqual([
      {
        title: 'Write ../data/single_vd.yaml',
        file: 'experiments/x.yaml',
        edits: [{ start: 14, end: 38, text: '"../data/single_vd.yaml"' }],
      },
    ])
  })

  test.each<[title: string, include: string, message: string, hint: string | undefined]>([
    ['a folder in place of a file', '../data', '../data is a folder, not a file', 'there are ../data/a.yaml, ../data/b.json'],
    [
      'a name that nothing is like',
      '../data/something_else.yaml',
      'no file ../data/something_else.yaml',
      'there are ../data/a.yaml, ../data/b.json',
    ],
    ['a folder that is not there', '../nowhere/qqqqqqqqq.yaml', 'no file ../nowhere/qqqqqqqqq.yaml', undefined],
  ])('I6 %s: what there is', (_title, include, message, hint) => {
    const [issue] = link({ 'data/b.json': '{}', 'data/a.yaml': '', 'x/e.yaml': list(include) }, ['x/e.yaml']).issues
    expect([issue?.message, issue?.hint]).toEqual([message, hint])
  })

  test('I6 a file of the stack that is missing', () => {
    const { roots, issues } = link({ 'models/lstm.yaml': '' }, ['models/lstn.yaml'])
    expect(roots.map(({ layer }) => layer.state)).toEqual(['missing'])
    expect(issues.map(({ code, hint }) => [code, hint])).toEqual([['include-missing', 'did you mean models/lstm.yaml?']])
  })

  test('Y3 each of thousands of missing files is asked for once, and near names are looked for a hundred times at most', () => {
    const present = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`folder/present_${i}.yaml`, '']))
    const absent = Array.from({ length: 5000 }, (_, i) => `folder/absent_${i}.yaml`)
    const files = filesOf({ ...present, 'a.yaml': list(...absent) })
    const [get, keys] = [vi.spyOn(files, 'get'), vi.spyOn(files, 'keys')]
    const { issues } = linkFiles(files, ['a.yaml'], { ...OPTIONS, identity: 'file' })
    expect(issues).toHaveLength(5000)
    expect(get).toHaveBeenCalledTimes(5002)
    expect(keys).toHaveBeenCalledTimes(100)
  })

  test('Y3 a chain of includes without end is cut', () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.yaml`, list(`${i + 1}.yaml`)]))
    const { issues } = link(files, ['0.yaml'])
    expect(issueLines(issues)).toEqual(['error too-deep 99.yaml:1:12'])
  })
})

describe('layers', () => {
  test('I8 includes leave what the file writes', () => {
    const { roots } = link({ 'a.yaml': 'includes: [b.yaml]\nx: 1\n', 'b.yaml': '' }, ['a.yaml'])
    expect([...(roots[0]?.layer.own.entries.keys() ?? [])]).toEqual(['x'])
  })

  test('P1 a layer knows the lines that reached it', () => {
    const files = { 'e/a.yaml': list('b.yaml'), 'e/b.yaml': `x: 1\n${list('../data/c.yaml')}`, 'data/c.yaml': '' }
    const layer = link(files, ['e/a.yaml']).roots[0]?.beneath[0]?.beneath[0]?.layer
    expect(layer).toMatchObject({ id: 'data/c.yaml', kind: 'data', path: 'data/c.yaml', state: 'ok' })
    expect(layer?.chain.map((origin) => formatOrigin(origin))).toEqual(['e/a.yaml:1:12', 'e/b.yaml:2:12'])
  })

  test('Y2 a broken file writes nothing and is marked', () => {
    const layer = link({ 'a.yaml': 'x: 1\ny: [\n' }, ['a.yaml']).roots[0]?.layer
    expect([layer?.state, layer?.own.entries.size]).toEqual(['broken', 0])
  })

  test('I4 the same source gives the same own map', () => {
    const files = new Map([['a.yaml', { kind: 'file', path: 'a.yaml', text: `${list('b.yaml')}x: 1\n` } as const]])
    const own = (): unknown => linkFiles(files, ['a.yaml'], { ...OPTIONS, identity: 'file' }).roots[0]?.layer.own
    expect(own()).toBe(own())
  })
})

describe('I4 a runner that compares path texts', () => {
  const files = { 'a.yaml': list('x.yaml', 'd/y.yaml'), 'x.yaml': list('b.yaml'), 'd/y.yaml': list('../b.yaml'), 'b.yaml': '' }

  test('takes a file again under another spelling', () => {
    expect(treeOf(link(files, ['a.yaml'], { identity: 'spelling' }).roots)).toBe('((b.yaml) x.yaml (b.yaml#2) d/y.yaml) a.yaml')
  })

  test('and the second spelling is noted', () => {
    const { roots, respelled } = link(files, ['a.yaml'])
    expect(treeOf(roots)).toBe('((b.yaml) x.yaml d/y.yaml) a.yaml')
    expect(respelled.map(({ raw, origin }) => [raw, formatOrigin(origin)])).toEqual([['../b.yaml', 'd/y.yaml:1:12']])
  })

  test('one spelling twice is no second spelling', () => {
    const { respelled } = link({ 'a.yaml': list('b.yaml', 'b.yaml'), 'b.yaml': '' }, ['a.yaml'])
    expect(respelled).toEqual([])
  })
})

describe('profiles', () => {
  const files = {
    'profiles/p.yaml': 'configs: [cfgs/data/d.yaml, cfgs/models/m.yaml, cfgs/data/d.yaml]\noverrides:\n  x: 1\n',
    'data/d.yaml': list('other.yaml'),
    'models/m.yaml': '',
  }
  const options = { mountedAt: 'cfgs', precedence: [] }

  test('L1 lists files from the runner’s folder, as plain data, again and again', () => {
    const { roots, issues } = link(files, ['profiles/p.yaml'], options)
    expect(treeOf(roots)).toBe('(data/d.yaml models/m.yaml data/d.yaml#2) profiles/p.yaml')
    expect([...(roots[0]?.beneath[0]?.layer.own.entries.keys() ?? [])]).toEqual(['includes'])
    expect(issues).toEqual([])
  })

  test.each<[rule: string, text: string, issues: readonly string[]]>([
    ['L1 a missing file is skipped', 'configs: [cfgs/nope.yaml]\n', ['warning include-missing profiles/p.yaml:1:11']],
    [
      'I7 a file outside the workspace is not read',
      'configs: [src/x.yaml, ../x.yaml]\n',
      ['error include-outside profiles/p.yaml:1:11', 'error include-outside profiles/p.yaml:1:23'],
    ],
    ['L1 no configs', 'overrides: {}\n', ['error profile-without-configs profiles/p.yaml:1:1']],
    [
      'L1 configs that are no list',
      'configs: cfgs/data/d.yaml\n',
      ['error profile-without-configs profiles/p.yaml:1:10 configs'],
    ],
    [
      'L1 other keys are dropped',
      'configs: []\nmetadata: {a: 1}\n',
      ['warning profile-key-dropped profiles/p.yaml:2:1 metadata'],
    ],
    ['L1 overrides that are no map', 'configs: []\noverrides: 3\n', ['error not-a-map profiles/p.yaml:2:12 overrides']],
    ['L1 overrides that are null', 'configs: []\noverrides:\n', []],
    ['Y2 a broken profile', 'configs: [\n', ['error yaml-syntax profiles/p.yaml:2:1']],
  ])('%s', (_rule, text, issues) => {
    expect(issueLines(link({ ...files, 'profiles/p.yaml': text }, ['profiles/p.yaml'], options).issues)).toEqual(issues)
  })

  test('L1 only where the path says so', () => {
    const { roots } = link({ 'a.yaml': 'configs: [data/d.yaml]\n' }, ['a.yaml'])
    expect([...(roots[0]?.layer.own.entries.keys() ?? [])]).toEqual(['configs'])
  })

  test('Y2 a broken file that is listed twice is reported once', () => {
    const { issues } = link({ ...files, 'data/d.yaml': 'x: [\n' }, ['profiles/p.yaml'], options)
    expect(issueLines(issues)).toEqual(['error yaml-syntax data/d.yaml:2:1'])
  })
})
