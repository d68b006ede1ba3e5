import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Composition } from '../compose/compose.ts'
import { composeTexts } from '../compose/composition.testing.ts'
import { typedOf } from '../config-node.testing.ts'
import { isEqualNode, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { applyDiff } from '../diff/apply-diff.ts'
import { diff } from '../diff/diff.ts'
import { findCauses } from '../diff/find-causes.ts'
import { foldLayers } from '../compose/fold-layers.ts'
import { historyOf } from '../compose/inspect.ts'
import { layerCauses } from '../diff/layer-causes.ts'
import type { LinkedFile } from './linked-file.ts'
import { composeMounting, mountedText, MOUNTING, mountingLine, mountingWorkspace, MOUNTS, naming } from './mounts.testing.ts'
import { patchFile, patchLines } from '../diff/patch.ts'
import { filesOf } from '../compose/composition.testing.ts'
import { includes } from './includes.ts'
import type { LinkOptions } from './link-files.ts'
import { configWithout } from '../diff/switch-causes.ts'
import { tallyOf } from '../compose/trace.ts'

const runs = { numRuns: 1000 }

test('L4 of all layers the highest that names a file for a key mounts it, and no other', () => {
  fc.assert(
    fc.property(mountingWorkspace, mountingLine, (files, overrides) => {
      const composition = composeMounting(files, { overrides })
      for (const mount of MOUNTS) {
        const node = nodeAt(composition.config, [mount.key])
        const path =
          node?.kind === 'scalar' && node.value.kind === 'str' && node.value.value !== '' ? node.value.value : undefined
        const mounted = composition.layers.filter(({ mountKey }) => mountKey === mount.key)
        expect(mounted.map((layer) => layer.path)).toEqual(path === undefined ? [] : [path])
        expect(mounted.map(({ chain }) => [chain.at(-1)?.source, chain.at(-1)?.start])).toEqual(
          node && path !== undefined ? [[node.source, node.start]] : [],
        )
      }
    }),
    runs,
  )
})

test('L4 naming a file is including it last, where files of its kind stand', () => {
  fc.assert(
    fc.property(mountedText, mountedText, mountedText, fc.boolean(), (model, beneath, text, isIncluding) => {
      const files = { 'models/a.yaml': model, 'b.yaml': beneath }
      const first = isIncluding ? 'b.yaml, ' : ''
      const mounting = `${isIncluding ? 'includes: [b.yaml]\n' : ''}model_config: models/a.yaml\n${text}`
      const including = `includes: [${first}models/a.yaml]\nmodel_config: models/a.yaml\n${text}`
      const [byKey, byInclude] = [mounting, including].map((x) =>
        composeTexts({ files: { ...files, 'x.yaml': x }, options: x === mounting ? MOUNTING : { ...MOUNTING, mounts: [] } }),
      )
      expect(byKey && typedOf(byKey.config)).toEqual(byInclude && typedOf(byInclude.config))
    }),
    runs,
  )
})

test('L4 an override line that names another file composes as if the file on top named it', () => {
  fc.assert(
    fc.property(mountedText, mountedText, mountedText, (a, b, text) => {
      const files = { 'models/a.yaml': a, 'models/b.yaml': b }
      const named = (path: string, overrides = ''): Composition =>
        composeTexts({ files: { ...files, 'x.yaml': `model_config: ${path}\n${text}` }, overrides, options: MOUNTING })
      expect(typedOf(named('models/a.yaml', 'model_config=models/b.yaml').config)).toEqual(typedOf(named('models/b.yaml').config))
    }),
    runs,
  )
})

test('P7, L4 layers with only their winning writes give the same values', () => {
  fc.assert(
    fc.property(mountingWorkspace, (files) => {
      const { config, roots, stack } = composeMounting(files)
      const won = new Map<unknown, MapNode>()
      for (const { path, node } of leavesOf(config)) won.set(node.source, write(won.get(node.source), path, node))
      const prune = ({ layer, beneath }: LinkedFile): LinkedFile => {
        const kept = won.get(layer.source)
        return { layer: { ...layer, own: kept ?? { ...layer.own, entries: new Map() } }, beneath: beneath.map(prune) }
      }
      const pruned = foldLayers(roots.map(prune), { ground: stack.overrides, off: new Set(), dialect: 'pyyaml' })
      expect(isEqualNode(pruned, config)).toBe(true)
    }),
    runs,
  )
})

test('P1, L4 every value of a layer is in the history of its key, with that layer', () => {
  fc.assert(
    fc.property(mountingWorkspace, mountingLine, (files, overrides) => {
      const composition = composeMounting(files, { overrides })
      for (const layer of composition.layers) {
        for (const { path, node } of leavesOf(layer.own)) {
          if (node.kind === 'map') continue
          const steps = historyOf(composition, path)
          const own = steps.filter(
            (step) => step.kind === 'write' && step.node.start === node.start && step.node.source === node.source,
          )
          expect(own.map((step) => step.layer?.id)).toEqual([layer.id])
        }
      }
      const tallies = tallyOf(composition)
      const wins = [...tallies.values()].reduce((sum, tally) => sum + tally.wins, 0)
      expect(wins).toBe(leavesOf(composition.config).length)
    }),
    runs,
  )
})

test('D4, L4 with every cause switched off B is A, and the changes of all groups are those of the diff', () => {
  fc.assert(
    fc.property(mountingWorkspace, mountingWorkspace, mountingLine, (one, other, overrides) => {
      const a = composeMounting(one)
      const b = composeMounting(other, { overrides })
      const causes = [...layerCauses(a, b), { kind: 'order' } as const]
      expect(typedOf(configWithout({ a, b, causes }, new Set(causes)))).toEqual(typedOf(a.config))
      expect(typedOf(configWithout({ a, b, causes }, new Set()))).toEqual(typedOf(b.config))
      const { changes } = diff(a.config, b.config)
      expect(findCauses(a, b, changes).flatMap((group) => group.changes).length).toBe(changes.length)
      expect(isEqualNode(applyDiff(a.config, changes), b.config)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('D7, L4 override lines that make B of A are proven, whatever they mount', () => {
  fc.assert(
    fc.property(mountingWorkspace, naming, mountedText, (files, model, text) => {
      const texts = { ...files.texts, 'y.yaml': `${model === '' ? '' : `model_config: ${model}\n`}${text}` }
      const options: LinkOptions = {
        dialect: 'pyyaml',
        linkers: [includes],
        kindOf: (path) => path.split('/')[0] ?? '',
        precedence: [],
        mountedAt: '',
        ...MOUNTING,
      }
      const a = composeMounting({ ...files, texts })
      const b = composeMounting({ texts, stack: ['y.yaml'] })
      const request = { a, b, files: filesOf(texts), options }
      expect(patchLines(request)).toMatchObject({ isProven: true })
      const { inexpressible, left } = patchFile(request)
      expect(left).toEqual([])
      expect(inexpressible.every(({ reason }) => reason === 'deletion')).toBe(true)
    }),
    { numRuns: 500 },
  )
})

function write(map: MapNode | undefined, [id, ...rest]: readonly (string | number)[], leaf: ConfigNode): MapNode {
  const base: MapNode = map ?? { kind: 'map', entries: new Map(), flow: false, source: leaf.source, start: 0, end: 0 }
  const known = base.entries.get(String(id))?.node
  const node = rest.length === 0 ? leaf : write(known?.kind === 'map' ? known : undefined, rest, leaf)
  const entry = { key: { kind: 'str', value: String(id) }, keySpan: { start: 0, end: 0 }, node } as const
  return { ...base, entries: new Map(base.entries).set(String(id), entry) }
}
