import type { Cause } from './cause.ts'
import { writersOf } from './cause-writers.ts'
import { isAsInA } from './changed-keys.ts'
import type { ChangedKey } from './changed-keys.ts'
import type { Composition } from '../compose/compose.ts'
import type { MapNode } from '../config-node.ts'
import { layerCauses } from './layer-causes.ts'
import { configWithout } from './switch-causes.ts'

/** Two compositions, and what B would be without some of what makes it differ. Each such config is composed once. */
export interface Trial {
  readonly a: Composition
  readonly b: Composition
  readonly configWithout: (causes: readonly Cause[]) => MapNode
  /** Whether causes are tried; where too many files differ, those that wrote a key count as its causes. */
  readonly isTried: boolean
  /** Causes without which B has at a key what A has, and of which none can be left out: mostly one. The highest layer first. */
  readonly causesOf: (key: ChangedKey) => readonly Cause[]
  /** The name of a set of causes. */
  readonly nameOf: (causes: readonly Cause[]) => string
  /** The place of a set of causes among others: by its highest layer, a single cause first. */
  readonly rankOf: (causes: readonly Cause[]) => number
}

/** Past so many configs composed, causes are listed without looking for those that can be left out. */
const MOST_CONFIGS = 400

/** Past so many causes none is tried: each try merges all files, and there are as many tries as causes. */
const MOST_CAUSES = 60

/** Lays out the causes of two compositions for trying. */
export function startTrial(a: Composition, b: Composition): Trial {
  const layers = layerCauses(a, b)
  const causes: readonly Cause[] = [...layers, { kind: 'order' }]
  const places = new Map(causes.map((cause, i) => [cause, i]))
  const placesOf = (some: readonly Cause[]): readonly number[] => some.map((cause) => places.get(cause) ?? causes.length)
  const nameOf = (some: readonly Cause[]): string =>
    placesOf(some)
      .toSorted((x, y) => x - y)
      .join(' ')
  const configs = new Map<string, MapNode>()
  const without = (off: readonly Cause[]): MapNode => {
    const name = nameOf(off)
    const config = configs.get(name) ?? configWithout({ a, b, causes }, new Set(off))
    configs.set(name, config)
    return config
  }
  const isTried = layers.length <= MOST_CAUSES
  const singles = (isTried ? layers : []).map((cause) => ({ cause, config: without([cause]) }))
  const writers = writersOf(a, b, layers)

  const causesOf = (key: ChangedKey): readonly Cause[] => {
    const alone = singles.filter(({ config }) => isAsInA(key, config)).map(({ cause }) => cause)
    if (alone.length === 1) return alone
    const { winners, all } = writers(key.path)
    if (!isTried) return winners.length > 0 ? winners : causes.slice(-1)
    if (alone.length > 1)
      return winners
        .filter((cause) => alone.includes(cause))
        .concat(alone)
        .slice(0, 1)
    const isEnough = (some: readonly Cause[]): boolean => isAsInA(key, without(some))
    const enough = [all, layers].find((some) => some.length > 0 && isEnough(some)) ?? causes
    if (configs.size > MOST_CONFIGS) return enough
    const losers = enough.filter((cause) => !winners.includes(cause))
    const fewest = dropNeedless(
      [...losers, ...winners.toReversed()].filter((cause) => enough.includes(cause)),
      isEnough,
    )
    return fewest.toSorted((x, y) => (places.get(y) ?? 0) - (places.get(x) ?? 0))
  }
  const rankOf = (some: readonly Cause[]): number => Math.max(...placesOf(some)) + (some.length - 1) / causes.length
  return { a, b, configWithout: without, isTried, causesOf, nameOf, rankOf }
}

/** Enough causes with none among them that is not needed; those that come first go first. */
function dropNeedless(enough: readonly Cause[], isEnough: (some: readonly Cause[]) => boolean): readonly Cause[] {
  let left = enough
  for (const cause of enough) {
    const fewer = left.filter((other) => other !== cause)
    if (fewer.length > 0 && isEnough(fewer)) left = fewer
  }
  // Once some are gone others may be needed no more: two that undo each other are.
  return left.length < enough.length ? dropNeedless(left, isEnough) : left
}
