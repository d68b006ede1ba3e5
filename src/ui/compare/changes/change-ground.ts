import { createContext, useContext } from 'react'
import type { MatchedList } from '../../../core/diff/diff.ts'
import { layersBySource } from '../../../core/compose/inspect.ts'
import type { Layer } from '../../../core/layer.ts'
import { pathOf } from '../../../core/diff/change.ts'
import type { Change } from '../../../core/diff/change.ts'
import { nodeAt } from '../../../core/config-node.ts'
import type { Leaf } from '../../../core/config-node.ts'
import { startsWith } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Source } from '../../../core/source.ts'
import { withDefaults } from '../../../systems/schema/with-defaults.ts'
import { isLogScale } from '../../../systems/judge/scale-of.ts'
import { inactiveBlocks } from '../../../systems/judge/inactive.ts'
import type { System } from '../../../systems/system.ts'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { useDerived } from '../../session-context.tsx'
import { pathKey } from './change-row.ts'
import type { PartOf } from './change-row.ts'
import type { Countable } from '../use-ignoring.ts'

/** What the rows of one comparison are seen against. */
export interface ChangeGround {
  readonly a: GroundSide
  readonly b: GroundSide
  /** Lists that were compared item by item, by the key of their path. */
  readonly lists: ReadonlyMap<string, MatchedList>
  readonly isLog: (path: Path) => boolean
  readonly partOf: PartOf
  /** The changes that are not ignored. */
  readonly counted: Countable
}

export interface GroundSide {
  readonly letter: 'A' | 'B'
  readonly side: Side
  readonly layers: ReadonlyMap<Source, Layer>
  /** Blocks that the side's model does not use, among what either side has. */
  readonly inactive: readonly Path[]
}

/** The ground of a comparison; the same object for the same comparison. */
export function groundOf(comparison: Comparison, system: System): ChangeGround {
  const known = grounds.get(comparison)
  if (known?.system === system) return known.ground
  const ground = makeGround(comparison, system)
  grounds.set(comparison, { system, ground })
  return ground
}

const grounds = new WeakMap<Comparison, { readonly system: System; readonly ground: ChangeGround }>()

function makeGround({ a, b, diff, changes }: Comparison, system: System): ChangeGround {
  const ground = (letter: 'A' | 'B', side: Side, other: Side): GroundSide => ({
    letter,
    side,
    layers: layersBySource(side.composition.layers),
    // A block that only the other side has would not be used here either.
    inactive: inactiveBlocks(system, withDefaults(side.composition.config, other.composition.config)),
  })
  const [inA, inB] = [ground('A', a, b), ground('B', b, a)]
  return {
    a: inA,
    b: inB,
    partOf: (change) => partOf(change, inA, inB),
    lists: new Map(diff.lists.map((list) => [pathKey(list.path), list])),
    isLog: (path) => isLogScale(system, b.composition.config, path),
    counted: { noun: 'change', paths: changes.map(pathOf) },
  }
}

/** What only one side has is a part; so are the keys that it alone has of a block that the other side's model does not use. */
function partOf({ kind, whole, a, b }: Change, inA: GroundSide, inB: GroundSide): Leaf | undefined {
  if (kind !== 'added' && kind !== 'removed') return undefined
  const [has, at, lacks] = kind === 'added' ? [inB, b.path, inA] : [inA, a.path, inB]
  const block = lacks.inactive.find((path) => path.length < at.length && startsWith(at, path))
  if (!block || !whole || whole.path.length <= block.length) return whole
  const node = nodeAt(has.side.composition.config, block)
  return node ? { path: block, node } : whole
}

export const ChangeGroundContext = createContext<ChangeGround | undefined>(undefined)

export function useChangeGround(): ChangeGround {
  const ground = useContext(ChangeGroundContext)
  if (!ground) throw new Error('no comparison around this component')
  return ground
}

export function useGroundOf(comparison: Comparison): ChangeGround {
  const system = useDerived((derived) => derived.system)
  return groundOf(comparison, system)
}
