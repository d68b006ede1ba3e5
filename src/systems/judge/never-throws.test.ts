import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'
import { checkRules } from './check-rules.ts'
import { composeTexts, line, readFolder, yaml } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from './derived-values.ts'
import { insightsOf } from './insights-of.ts'
import { customize, readManifest } from '../manifest/manifest.ts'
import { knownSystems, loadSystem } from '../registry.ts'
import type { System } from '../system.ts'

interface Sample {
  readonly system: System
  readonly config: MapNode
  /** Of every value in it. */
  readonly paths: readonly Path[]
}

/** Every config file of a workspace that comes with the app, composed by itself. */
async function samplesOf(id: string): Promise<readonly Sample[]> {
  const files = readFolder(`cfgs/${id}`)
  const base = await loadSystem(id)
  if (!base) throw new Error(`there is no system ${id}`)
  const system = customize(base, readManifest({ kind: 'file', path: 'strata.yaml', text: files['strata.yaml'] ?? '' }).manifest)
  return Object.keys(files)
    .filter((path) => path !== 'strata.yaml')
    .map((path) => composeTexts(files, system, { stack: [path] }).config)
    .map((config) => ({ system, config, paths: pathsIn(config, []) }))
    .filter(({ paths }) => paths.length > 0)
}

function pathsIn(node: ConfigNode, at: Path): readonly Path[] {
  if (node.kind === 'scalar') return [at]
  const children =
    node.kind === 'map' ? [...node.entries].map(([key, entry]) => [key, entry.node] as const) : [...node.items.entries()]
  return [...(at.length > 0 ? [at] : []), ...children.flatMap(([key, child]) => pathsIn(child, [...at, key]))]
}

/** The node with another in the place of what stands at a path; the same where the path leads nowhere by now. */
function replaced(node: ConfigNode, [step, ...rest]: Path, by: ConfigNode): ConfigNode {
  if (step === undefined) return by
  if (node.kind === 'list' && typeof step === 'number')
    return { ...node, items: node.items.map((item, i) => (i === step ? replaced(item, rest, by) : item)) }
  const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined
  if (node.kind !== 'map' || !entry) return node
  return { ...node, entries: new Map(node.entries).set(String(step), { ...entry, node: replaced(entry.node, rest, by) }) }
}

const ODD = 'null|""|x|true|0|-1|-0.5|1.0e+300|.nan|.inf|99999999999999999999|2020-01-01|[]|[1]|[null, x]|[[0]]|{}|{a: 1}|[{}]'
const odd = fc.constantFrom(...ODD.split('|')).map((text) => yaml(`v: ${text}`).entries.get('v')?.node as ConfigNode)

test.each(knownSystems.map(({ id }) => id))(
  'V8 nothing that stands in a config of %s makes a rule, a derived value or a picture throw',
  async (id) => {
    const samples = await samplesOf(id)
    const changed = fc
      .constantFrom(...samples)
      .chain(({ system, config, paths }) =>
        fc
          .array(fc.tuple(fc.constantFrom(...paths), odd), { minLength: 1, maxLength: 4 })
          .map((changes) => ({ system, config: changes.reduce((so, [path, by]) => replaced(so, path, by) as MapNode, config) })),
      )
    fc.assert(
      fc.property(changed, ({ system, config }) => {
        const defaults = defaultsOf(system, config)
        const mistakes = checkRules(system, config, defaults).filter(({ code }) => code === 'own-mistake')
        expect(mistakes.map(line)).toEqual([])
        derivedValuesOf(system, config, defaults)
        insightsOf(system, config, defaults)
      }),
      { numRuns: 1000 },
    )
  },
)
