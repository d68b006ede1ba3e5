import { folderOf } from '../file-path.ts'
import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'
import type { ConfigItem, GroupItem } from './defaults-item.ts'
import type { PickedOption } from './hydra-choices.ts'
import { choiceKey } from './hydra-package.ts'
import type { Placing } from './hydra-package.ts'

/** A config about to be visited. */
export interface HydraVisit {
  /** Path of the config from the root. */
  readonly config: string
  /** Null where an item chooses nothing. */
  readonly name: string | null
  readonly placing: Placing
  /** What the choice is known by; undefined for a config that is named itself. */
  readonly key: string | undefined
  readonly isOptional: boolean
  /** The place of the name. */
  readonly origin: Origin
  /** Where the name stands in its file; `[]` in an override line. */
  readonly path: Path
  /** The lines that brought it in, outermost first. */
  readonly chain: readonly Origin[]
  /** The configs around it, outermost first. */
  readonly steps: readonly Step[]
  /** Whether it lies in what an interpolation has chosen. */
  readonly isDeferred: boolean
}

/** A config on the way to another, with the place of its name. */
export interface Step {
  readonly config: string
  readonly origin: Origin
}

/** A config whose defaults list is being followed. */
export interface Parent extends HydraVisit {
  readonly package: string
}

/** The config that a tree is read from. */
export function primaryVisit(config: string, origin: Origin): HydraVisit {
  const group = folderOf(config)
  const placing = { parent: '', given: undefined, relativeGroup: group, group }
  const rest = { key: undefined, isOptional: false, path: [], chain: [], steps: [], isDeferred: false }
  return { config, name: config, placing, origin, ...rest }
}

/** An item of a list with what it chooses in the end, and the lines that say so. */
export interface Chosen {
  readonly item: ConfigItem | GroupItem
  readonly origin: Origin
  readonly path: Path
  readonly chain: readonly Origin[]
}

/** The item as it stands, or with what an override has picked for it. */
export function chosenBy(item: ConfigItem | GroupItem, parent: Parent, pick: PickedOption | undefined): Chosen {
  const { origin, path } = item
  if (item.kind === 'config' || !pick) return { item, origin, path, chain: [...parent.chain, origin] }
  return { item: { ...item, option: pick.option }, origin: pick.origin, path: pick.path, chain: [...pick.chain, pick.origin] }
}

/** What an item leads to: one config, each of a list of options, or none. */
export function visitsOf({ item, origin, path, chain }: Chosen, parent: Parent): readonly HydraVisit[] {
  const { isDeferred } = parent
  const steps = [...parent.steps, { config: parent.config, origin: parent.origin }]
  const placing = placingOf(item, parent)
  const shared = { placing, isOptional: item.isOptional, steps, isDeferred, key: undefined }
  if (item.kind === 'config') {
    const name = nameOf(item.config)
    return [{ ...shared, config: joined(placing.group, name), name, origin, path, chain }]
  }
  const { option } = item
  if (option === null || typeof option === 'string') {
    const config = joined(placing.group, option ?? '')
    return [{ ...shared, key: choiceKey(placing), config, name: option, origin, path, chain }]
  }
  return option.map((named, i) => {
    const config = joined(placing.group, named.name)
    const place = { origin: named.origin, path: [...path, i], chain: [...chain.slice(0, -1), named.origin] }
    return { ...shared, config, name: named.name, ...place }
  })
}

/** Where an item's configs are placed. Groups count from the parent's, unless a slash stands before them or a line adds them. */
export function placingOf(item: ConfigItem | GroupItem, parent: Parent): Placing {
  const written = item.kind === 'group' ? item.group : item.config.slice(0, item.config.length - nameOf(item.config).length)
  const isAdded = item.kind === 'group' && item.isAdded
  const relativeGroup = written.replace(/^\/|\/$/g, '')
  const group = isAdded || written.startsWith('/') ? relativeGroup : joined(parent.placing.group, relativeGroup)
  return { parent: isAdded ? '' : parent.package, given: item.package, relativeGroup, group }
}

function nameOf(config: string): string {
  return config.slice(config.lastIndexOf('/') + 1)
}

function joined(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`
}
