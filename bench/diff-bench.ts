import { create } from 'jsondiffpatch'
import { nodeOf } from '../src/core/config-node.ts'
import type { MapNode } from '../src/core/config-node.ts'
import { diff } from '../src/core/diff/diff.ts'
import type { Source } from '../src/core/source.ts'
import { measure, WARM_UP } from './measure.ts'
import type { Row } from './row.ts'

const ITEMS = 2000

/** The diff of two configs that hold a long list of maps, against jsondiffpatch on the same values. */
export function runListDiffBench(): readonly Row[] {
  return [
    listRow('with names', { isNamed: true, hash: (item) => String((item as Item)['name']) }),
    listRow('without names', { isNamed: false, hash: (item) => JSON.stringify(item) }),
  ]
}

interface Listing {
  readonly isNamed: boolean
  /** What jsondiffpatch knows an item by. */
  readonly hash: (item: object) => string
}

type Item = Readonly<Record<string, unknown>>

function listRow(title: string, listing: Listing): Row {
  compareLists({ ...listing, items: ITEMS / 20, rounds: 60 })
  const { ours, theirs, found, deltas } = compareLists({ ...listing, items: ITEMS, rounds: 9 })
  if (found === 0 || found > deltas) throw new Error(`${found} changes where jsondiffpatch has ${deltas}`)
  return { name: `diff of lists of ${ITEMS} maps ${title}`, ours, theirs, against: 'jsondiffpatch', limit: 0.1 }
}

interface Outcome {
  readonly ours: number
  readonly theirs: number
  readonly found: number
  readonly deltas: number
}

/** New values each round, made before the clock runs: what is remembered of a value that was compared before must not help. */
function compareLists({ isNamed, hash, items, rounds }: Listing & { readonly items: number; readonly rounds: number }): Outcome {
  const patcher = create({ objectHash: hash })
  const values = Array.from({ length: rounds + WARM_UP }, (_, round) => configsOf(items, { round, isNamed }))
  const nodes = values.map((configs) => configs.map((config) => nodeOf(config, SOURCE) as MapNode))
  let [found, deltas] = [0, 0]
  const [ours = 0, theirs = 0] = measure(rounds, [
    () => {
      const [a, b] = nodes.pop() ?? []
      if (a && b) found = diff(a, b).changes.length
    },
    () => {
      const [a, b] = values.pop() ?? []
      deltas = countDeltas(patcher.diff(a, b))
    },
  ])
  return { ours, theirs, found, deltas }
}

const SOURCE: Source = { kind: 'file', path: 'made-up.yaml', text: '' }

interface Making {
  readonly round: number
  readonly isNamed: boolean
}

function configsOf(items: number, making: Making): readonly Item[] {
  const before = Array.from({ length: items }, (_, i) => itemOf(i, making))
  const after = changed(before, making)
  return [
    { seed: making.round, stages: before },
    // As two texts would be read: no object is part of both.
    { seed: making.round, stages: structuredClone(after) },
  ]
}

function itemOf(i: number, { round, isNamed }: Making): Item {
  const item = { lr: i / ITEMS + round, epochs: i % 50, enabled: i % 3 === 0, data: { path: `data/${i}.h5`, batch: 32 } }
  return isNamed ? { name: `stage_${i}`, ...item } : item
}

/** One item in twenty with another value, one in a hundred elsewhere, one in a hundred gone, one in a hundred new. */
function changed(items: readonly Item[], making: Making): readonly Item[] {
  const [stay, move]: [Item[], Item[]] = [[], []]
  for (const [i, item] of items.entries()) {
    if (i % 100 === 17) continue
    if (i % 100 === 41) stay.push(itemOf(ITEMS + i, making))
    if (i % 100 === 63) move.push(item)
    else stay.push(i % 20 === 5 ? { ...item, epochs: -1 } : item)
  }
  for (const [at, item] of move.entries()) stay.splice((at * 997) % stay.length, 0, item)
  return stay
}

/** How many values jsondiffpatch says are changed, added, removed or moved: each is an array, beneath objects. */
function countDeltas(delta: unknown): number {
  if (Array.isArray(delta)) return 1
  if (typeof delta !== 'object' || delta === null) return 0
  return Object.values(delta).reduce<number>((sum, part) => sum + countDeltas(part), 0)
}
