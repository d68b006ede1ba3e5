import { nearest } from '../../../core/nearest.ts'
import type { Path } from '../../../core/path.ts'
import type { ConfigView, Violation } from '../../system.ts'
import type { Condition } from '../conditions.ts'

/** Where a key names a condition. */
export interface Named {
  readonly id: string
  readonly path: Path
  /** The key that names it. */
  readonly name: string
  /** Whether the id is the key at the path rather than its value. */
  readonly isKey?: boolean
}

/** That an id is of none of the conditions, with the nearest that there are; nothing where it is. */
export function unknownId(view: ConfigView, named: Named, conditions: readonly Condition[]): readonly Violation[] {
  const { id, path, name, isKey = false } = named
  const known = [...new Set(conditions.map((condition) => condition.id))]
  if (known.includes(id)) return []
  const close = nearest(id, known)
  const list = known.length === 0 ? 'there is no conditioner' : `known are ${[...new Set([...close, ...known])].join(', ')}`
  const message = `${name} names ${id} (${view.where(path)}), but no conditioner has this id: ${list}`
  const also = conditions.flatMap((condition) => (condition.path && close.includes(condition.id) ? [condition.path] : []))
  const hint = close[0] === undefined ? {} : { hint: `did you mean ${close[0]}?` }
  return [{ path, also, severity: 'error', message, ...hint, ...(isKey ? {} : { instead: close }) }]
}
