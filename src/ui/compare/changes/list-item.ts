/** What any line of a list of changes has, whatever it shows: enough to move among the lines and to fold them. */
export interface ListItem {
  readonly id: string
  /** How deep it stands, from 1. */
  readonly level: number
  /** Ids of the lines that it stands under, outermost first. */
  readonly within: readonly string[]
  readonly fold?: Fold
  /** How many changes are passed by stepping here; 0 where the steps from change to change do not stop. */
  readonly step: number
}

/** Whether what stands under a line is hidden, and which set of the state says so: lines are open, or closed, until they are in it. */
export interface Fold {
  readonly isFolded: boolean
  readonly by: 'folded' | 'opened'
}

/** The lines that a person folded or opened, by id. */
export interface Folds {
  readonly folded: ReadonlySet<string>
  readonly opened: ReadonlySet<string>
}

/** The folds with the line's own turned around. */
export function toggleFold(folds: Folds, { id, fold }: ListItem): Folds {
  return fold ? { ...folds, [fold.by]: toggled(folds[fold.by], id) } : folds
}

export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Where a line stands among the lines of its branch, counted from 1. */
interface Place {
  readonly at: number
  readonly of: number
}

/** The place of every line among its siblings. */
export function placesOf(items: readonly ListItem[]): readonly Place[] {
  const counts = new Map<string, number>()
  const ordered = items.map(({ within }) => {
    const branch = within.join('\n')
    const at = (counts.get(branch) ?? 0) + 1
    counts.set(branch, at)
    return { branch, at }
  })
  return ordered.map(({ branch, at }) => ({ at, of: counts.get(branch) ?? at }))
}

/** Where a step from change to change leads, and how far that is among them all. */
export interface Steps {
  /** The first of the changes that are selected, counted from 1; undefined while none is. */
  readonly at: number | undefined
  readonly of: number
}

/** How far the selected line is among the changes of all lines, folded ones too. */
export function stepsAt(items: readonly ListItem[], selected: string | undefined): Steps {
  let of = 0
  let at: number | undefined
  for (const { id, step } of items) {
    if (id === selected && step > 0) at = of + 1
    of += step
  }
  return { at, of }
}

/** The line that the next step from the selected one leads to, or the step before; around the end it goes on at the start. */
export function stepFrom<Item extends ListItem>(
  items: readonly Item[],
  selected: string | undefined,
  by: 1 | -1,
): Item | undefined {
  const here = items.findIndex(({ id }) => id === selected)
  const isStop = ({ step }: Item): boolean => step > 0
  if (by === 1) return items.slice(here + 1).find(isStop) ?? items.find(isStop)
  return (here === -1 ? undefined : items.slice(0, here).findLast(isStop)) ?? items.findLast(isStop)
}
