import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { conditionsOf, idsAt } from '../conditions.ts'
import type { Condition } from '../conditions.ts'
import { isMap, placesIn } from '../places.ts'
import type { NetworkPlace } from '../places.ts'
import { broken, isSize, sumOf, told } from '../told.ts'
import { widthKeys } from './condition-widths.ts'
import type { WidthKey } from './condition-widths.ts'

/** What must hold between conditioners and the networks that name them. */
export const conditionRules: readonly Rule[] = [
  {
    id: 'unique-ids',
    says: 'Every conditioner has an id of its own.',
    check: (view) => placesIn(view).models.flatMap((model) => sameIds(view, conditionsOf(view, model))),
  },
  { id: 'condition-widths', says: 'A network expects as many channels as its conditions have.', check: each(widths) },
]

type NetworkCheck = (view: ConfigView, network: NetworkPlace, conditions: readonly Condition[]) => readonly Violation[]

function each(check: NetworkCheck): Rule['check'] {
  return (view) => placesIn(view).networks.flatMap((network) => check(view, network, conditionsOf(view, network.model)))
}

function sameIds(view: ConfigView, conditions: readonly Condition[]): readonly Violation[] {
  return conditions.flatMap(({ id, path }, i) => {
    const before = conditions.slice(0, i).findLast((other) => other.id === id)
    if (!path || !before?.path) return []
    const message = `two conditioners have the id ${id} (${view.where(before.path)} and ${view.where(path)}): the last silently takes the place of the other`
    return [{ path, also: [before.path], severity: 'warning' as const, message, hint: 'give each an id of its own' }]
  })
}

function widths(view: ConfigView, network: NetworkPlace, conditions: readonly Condition[]): readonly Violation[] {
  if (!isMap(view.get([...network.path, 'config']))) return []
  return widthKeys(network).flatMap((key) => {
    const named = idsAt(view, [...network.path, key.list])
    // The last of two conditioners with one id is the one that counts.
    const found = named.flatMap(({ id }) => conditions.findLast((condition) => condition.id === id) ?? [])
    const isKnown = found.length === named.length && found.every(({ width }) => width !== undefined)
    return found.length === 0 || !isKnown ? [] : widthOf(view, { network, key, found })
  })
}

interface Widths {
  readonly network: NetworkPlace
  readonly key: WidthKey
  readonly found: readonly Condition[]
}

function widthOf(view: ConfigView, { network, key, found }: Widths): readonly Violation[] {
  const path = [...network.path, ...key.path]
  const value = view.get(path)
  const expected = value === null || value === undefined ? 0 : value
  if (expected !== 0 && !isSize(expected)) return []
  const wrong = key.isSum ? found : found.filter(({ width }) => width !== expected)
  const wanted = key.isSum ? sumOf(found.map(({ width = 0 }) => width)) : (wrong[0]?.width ?? expected)
  if (wanted === expected) return []
  const ids = [...network.path, key.list]
  const names = wrong.map(({ id }) => id).join(', ')
  const have = wrong.length > 1 ? (key.isSum ? 'have together' : 'have each') : 'has'
  const message = `${told(view, path)}, but ${names} in ${key.list} (${view.where(ids)}) ${have} ${wanted} channels`
  const paths = [path, ids, ...wrong.flatMap(({ widthPaths }) => widthPaths)]
  return [
    broken(view, unique(paths), {
      severity: 'error',
      message,
      hint: `write ${wanted} as ${key.path.join('.')}`,
      instead: [wanted],
    }),
  ]
}

function unique(paths: readonly Path[]): readonly Path[] {
  return paths.filter((path, i) => paths.findIndex((other) => other.join('\0') === path.join('\0')) === i)
}
