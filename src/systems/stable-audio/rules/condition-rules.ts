import { nearest } from '../../../core/nearest.ts'
import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { conditionsOf, ID_LISTS, idsAt } from '../conditions.ts'
import type { Condition } from '../conditions.ts'
import { placesIn } from '../places.ts'
import type { NetworkPlace } from '../places.ts'
import { broken, isSize, sumOf, told } from '../told.ts'
import { widthKeys } from './condition-widths.ts'
import type { WidthKey } from './condition-widths.ts'

/** What must hold between conditioners and the networks that name them. */
export const conditionRules: readonly Rule[] = [
  { id: 'condition-ids', says: 'A condition that a network names is the id of a conditioner.', check: each(unknownIds) },
  {
    id: 'unique-ids',
    says: 'Every conditioner has an id of its own.',
    check: (view) => placesIn(view).models.flatMap((model) => sameIds(view, conditionsOf(view, model))),
  },
  { id: 'condition-widths', says: 'A network expects as many channels as its conditions have.', check: each(widths) },
  {
    id: 'shown-conditions',
    says: 'A condition that a demo shows is the id of a conditioner.',
    check: (view) => placesIn(view).models.flatMap((model) => shown(view, model.path, conditionsOf(view, model))),
  },
]

type NetworkCheck = (view: ConfigView, network: NetworkPlace, conditions: readonly Condition[]) => readonly Violation[]

function each(check: NetworkCheck): Rule['check'] {
  return (view) => placesIn(view).networks.flatMap((network) => check(view, network, conditionsOf(view, network.model)))
}

function unknownIds(view: ConfigView, { path }: NetworkPlace, conditions: readonly Condition[]): readonly Violation[] {
  return ID_LISTS.flatMap((list) =>
    idsAt(view, [...path, list]).flatMap(({ id, path: at }) => unknownId(view, { id, at, name: list }, conditions)),
  )
}

interface Named {
  readonly id: string
  readonly at: Path
  /** The key that names it. */
  readonly name: string
}

function unknownId(view: ConfigView, { id, at, name }: Named, conditions: readonly Condition[]): readonly Violation[] {
  const known = conditions.map((condition) => condition.id)
  if (known.includes(id)) return []
  const close = nearest(id, known)
  const list = known.length === 0 ? 'there is no conditioner' : `known are ${[...new Set([...close, ...known])].join(', ')}`
  const message = `${name} names ${id} (${view.where(at)}), but no conditioner has this id: ${list}`
  const also = conditions.flatMap((condition) => (condition.path && close.includes(condition.id) ? [condition.path] : []))
  const hint = close[0] === undefined ? {} : { hint: `did you mean ${close[0]}?` }
  return [{ path: at, also, severity: 'error', message, ...hint, instead: close }]
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

function shown(view: ConfigView, model: Path, conditions: readonly Condition[]): readonly Violation[] {
  const list = [...model, 'training', 'demo', 'cond_display_configs']
  const configs = view.get(list)
  if (!Array.isArray(configs)) return []
  return configs.flatMap((_, i) => {
    const at = [...list, i, 'id']
    const id = view.get(at)
    return typeof id === 'string' ? unknownId(view, { id, at, name: 'cond_display_configs' }, conditions) : []
  })
}
