import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'
import type { GroupItem, GroupOption } from './defaults-item.ts'

/** A line of the overrides layer that chooses configs: `model=small`, `+experiment=x`, `~dataset`. */
export type ChoiceLine = PickLine | AddLine | DropLine

interface LineBase {
  /** The whole line. */
  readonly origin: Origin
}

/** `model=small`: another option for an item of the defaults list. */
export interface PickLine extends LineBase {
  readonly kind: 'pick'
  readonly key: string
  readonly option: GroupOption
}

/** `+experiment=x`: one more item at the end of the primary config's list. */
export interface AddLine extends LineBase {
  readonly kind: 'add'
  readonly item: GroupItem
}

/** `~dataset`: an item of the defaults list counts no more. */
export interface DropLine extends LineBase {
  readonly kind: 'drop'
  readonly key: string
}

/** An option in place of what an item of a defaults list has chosen. */
export interface PickedOption {
  readonly option: GroupOption
  readonly origin: Origin
  /** Where it stands in its file; `[]` in an override line. */
  readonly path: Path
  /** The config whose defaults list says so; undefined for an override line. */
  readonly by: string | undefined
  readonly chain: readonly Origin[]
}

/** What has been chosen of a group so far, and where. */
export interface Choice {
  readonly name: string | null
  readonly origin: Origin
}

/**
 * The choices of one resolution, as they become known. Configs are visited from the last to the first, so that what stands later in
 * a list can change what stands before it.
 */
export interface Choices {
  readonly picks: Map<string, PickedOption>
  readonly drops: Map<string, Origin>
  /** Keys of picks and drops that met an item. */
  readonly used: Set<string>
  readonly known: Map<string, Choice>
  /** For each group the keys that it is chosen under: once for each package. */
  readonly keysOf: Map<string, Set<string>>
}

/** The choices that override lines make, before any config is visited. */
export function choicesOf(lines: readonly ChoiceLine[]): Choices {
  const picks = new Map<string, PickedOption>()
  const drops = new Map<string, Origin>()
  for (const line of lines) {
    if (line.kind === 'pick') picks.set(line.key, { ...line, path: [], by: undefined, chain: [] })
    if (line.kind === 'drop') drops.set(line.key, line.origin)
  }
  return { picks, drops, used: new Set(), known: new Map(), keysOf: new Map() }
}

/** Takes note of what a group is chosen to be; gives back what it was chosen to be before. */
export function noteChoice(
  { known, keysOf }: Choices,
  key: string,
  choice: Choice & { readonly group: string },
): Choice | undefined {
  const before = known.get(key)
  if (!before) known.set(key, { name: choice.name, origin: choice.origin })
  keysOf.set(choice.group, (keysOf.get(choice.group) ?? new Set()).add(key))
  return before
}
