import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose, overridesSource } from './compose/compose.ts'
import { filesOf } from './compose/composition.testing.ts'
import { nodeAt } from './config-node.ts'
import { typedOf } from './config-node.testing.ts'
import { pathInConfig, pathInText, placedAt } from './layer-place.ts'
import type { LinkOptions } from './links/link-files.ts'
import { includes } from './links/includes.ts'
import { parse } from './read/parse.ts'
import type { Path } from './path.ts'
import { printValue } from './print/print.ts'
import { formatOrigin } from './source.ts'

const OPTIONS: LinkOptions = {
  dialect: 'pyyaml',
  linkers: [includes],
  kindOf: (path) => path.split('/')[0] ?? '',
  mountOf: (path) => (path.startsWith('models/') ? ['model'] : undefined),
  precedence: [],
  mountedAt: '',
}

test.each<[title: string, files: Readonly<Record<string, string>>, config: string]>([
  ['L3 a file of a kind with a mount stands under its key', { 'models/a.json': '{"width": 8}' }, '{model: {width: 8}}'],
  [
    'L3 also where another file includes it',
    { 'models/a.json': '{"width": 8, "depth": 2}', 'x.yaml': 'includes: [models/a.json]\nmodel: {depth: 3}\nseed: 1' },
    '{model: {width: 8, depth: 3}, seed: 1}',
  ],
  [
    'L3 what it includes stands beside it, whatever its kind',
    {
      'shared/b.yaml': 'depth: 4',
      'models/b.yaml': 'width: 1',
      'models/a.yaml': 'includes: [b.yaml, ../shared/b.yaml]\nwidth: 8',
    },
    '{model: {width: 8, depth: 4}}',
  ],
  ['L3 a file that writes nothing writes no map either', { 'models/a.yaml': '# nothing\n' }, '{}'],
  ['L3 a key of the same name is below it', { 'models/a.yaml': 'model: {width: 8}' }, '{model: {model: {width: 8}}}'],
])('%s', (_title, files, config) => {
  const stack = { files: [Object.keys(files).at(-1) ?? ''], overrides: overridesSource(''), off: new Set<string>() }
  const composition = compose(filesOf(files), stack, OPTIONS)
  expect(composition.issues).toEqual([])
  expect(typedOf(composition.config)).toEqual(typedOf(parse({ kind: 'file', path: 'expected', text: config }, 'pyyaml').root))
})

test('L3, P1 a value keeps its line, and the layer says where it stands', () => {
  const files = { 'models/a.json': '{\n  "width": 8\n}', 'x.yaml': 'includes: [models/a.json]' }
  const stack = { files: ['x.yaml'], overrides: overridesSource(''), off: new Set<string>() }
  const { config, layers } = compose(filesOf(files), stack, OPTIONS)
  const node = nodeAt(config, ['model', 'width'])
  expect(node && [printValue(node), formatOrigin(node)]).toEqual(['8', 'models/a.json:2:12'])
  expect(layers.map(({ path, at, within }) => ({ path, at, within }))).toEqual([
    { path: 'models/a.json', at: ['model'], within: [] },
    { path: 'x.yaml', at: [], within: [] },
    { path: 'overrides', at: [], within: [] },
  ])
})

const paths = fc.array(fc.oneof(fc.constantFrom('a', 'b', '0'), fc.nat(2)), { maxLength: 4 })
const places = fc.record({
  within: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  at: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
})

test('L3 law: a path goes to the text and back, and only where the layer stands', () => {
  fc.assert(
    fc.property(places, paths, (place, path: Path) => {
      const inText = pathInText(place, path)
      if (inText) expect(pathInConfig(place, inText)).toEqual(path)
      const inConfig = pathInConfig(place, path)
      if (inConfig) expect(pathInText(place, inConfig)).toEqual(path)
      expect(inText === undefined).toBe(place.at.some((segment, i) => path[i] !== segment))
    }),
    { numRuns: 1000 },
  )
})

test('L3 law: a placed map holds the same nodes beneath, and is made once', () => {
  fc.assert(
    fc.property(places, ({ at }) => {
      const { root } = parse({ kind: 'file', path: 'a.yaml', text: 'x: {y: 1}' }, 'pyyaml')
      const placed = placedAt(root, at)
      expect(nodeAt(placed, at)).toBe(root)
      expect(placedAt(root, at)).toBe(placed)
    }),
    { numRuns: 1000 },
  )
})
