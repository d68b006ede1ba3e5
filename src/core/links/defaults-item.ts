import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'

/** An item of a Hydra defaults list, as it is written. */
export type DefaultsItem = SelfItem | ConfigItem | GroupItem

interface ItemBase {
  /** The place of what the item names: the option, or the config. */
  readonly origin: Origin
  /** Where the item stands in its file. */
  readonly path: Path
}

/** `- _self_`: the file's own keys come here. */
export interface SelfItem extends ItemBase {
  readonly kind: 'self'
}

/** `- server/apache@pkg`: that config, whatever else is chosen. */
export interface ConfigItem extends ItemBase {
  readonly kind: 'config'
  /** As written: relative to the file's folder, or from the root with a slash before it. */
  readonly config: string
  /** What stands behind `@`. */
  readonly package: string | undefined
  readonly isOptional: boolean
}

/** `- optional db@pkg: mysql`: one config of a group, or several. */
export interface GroupItem extends ItemBase {
  readonly kind: 'group'
  readonly group: string
  readonly package: string | undefined
  readonly option: GroupOption
  readonly isOptional: boolean
  /** `override db: mysql`: changes what an item elsewhere has chosen, and brings in nothing itself. */
  readonly isOverride: boolean
  /** Whether an override line brought it (`+db=mysql`): then its group counts from the root. */
  readonly isAdded: boolean
  /** The place of the group's name. */
  readonly keyOrigin: Origin
}

/** The name of a config in the group, null for none, or a list of names. */
export type GroupOption = string | null | readonly NamedOption[]

/** One name of a list of options. */
export interface NamedOption {
  readonly name: string
  readonly origin: Origin
}

/** The option as a person would write it. */
export function optionText(option: GroupOption): string {
  if (option === null) return 'null'
  return typeof option === 'string' ? option : `[${option.map(({ name }) => name).join(', ')}]`
}
