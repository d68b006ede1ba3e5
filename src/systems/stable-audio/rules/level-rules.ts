import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { lengthAt, levelLists } from '../level-lists.ts'
import { placesIn } from '../places.ts'
import { broken } from '../told.ts'

/** What must hold between the lists of an encoder or decoder that is built level by level. */
export const levelRules: readonly Rule[] = [
  {
    id: 'levels',
    says: 'The lists of an encoder or decoder have a number for each level.',
    check: (view) => placesIn(view).coders.flatMap(({ path }) => PARTS.flatMap((part) => levels(view, [...path, part]))),
  },
]

const PARTS = ['encoder', 'decoder'] as const

function levels(view: ConfigView, coder: Path): readonly Violation[] {
  const lists = levelLists(view.get([...coder, 'type']))
  if (!lists) return []
  const counting = [...coder, 'config', lists.counting]
  const wanted = lengthAt(view, counting)
  if (wanted === undefined) return []
  return lists.others.flatMap((key) => {
    const path = [...coder, 'config', key]
    const length = lengthAt(view, path)
    if (length === undefined || length === wanted) return []
    const isShort = length < wanted
    const count = `${key} has ${length} (${view.where(path)}) in the ${String(coder.at(-1))}, but ${lists.counting} has ${wanted} (${view.where(counting)})`
    const follows = isShort ? 'the class stops at the level that has none' : `those behind the first ${wanted} are not read`
    return [
      broken(view, [path, counting], {
        severity: isShort ? 'error' : 'warning',
        message: `${count}: ${follows}`,
        hint: 'give both as many numbers as there are levels',
      }),
    ]
  })
}
