import type { ConfigNode, Entry, MapNode } from '../../core/config-node.ts'
import { emptyMap } from '../../core/read/parse.ts'
import { blockDefaults, entryOf, keyDefault, sourceOf } from './block-defaults.ts'
import { giveItemDefaults } from './default-at.ts'
import { pairMemo } from './memo.ts'
import type { Section, System } from '../system.ts'

/**
 * The defaults that the schemas give to the sections and blocks that a config has, variants picked by it: a layer beneath all
 * others. Values that the config sets are in it too. A block that may be left out has defaults only once it is written; those of
 * list items are not in it, see `defaultAt()`. A section that has a default itself, as a single
 * value at the top of a config may, has it unwritten too.
 *
 * Each origin is `schema` and the title of the class that gives the default, or of the system for a whole section (P3). A key whose
 * schema names a `fallback` takes the value that holds there, set or default, and its `via` tells the key and the line. The same
 * object for the same config.
 */
export function defaultsOf(system: System, config: MapNode): MapNode {
  return systemDefaults(system, config, () => {
    const defaults = findDefaults({ system, config, hasItems: false })
    giveItemDefaults(defaults, () => findDefaults({ system, config, hasItems: true }))
    return defaults
  })
}

interface Wanted {
  readonly system: System
  readonly config: MapNode
  readonly hasItems: boolean
}

const systemDefaults = pairMemo<MapNode>()

function findDefaults(wanted: Wanted): MapNode {
  const { system, config } = wanted
  const entries = new Map<string, Entry>()
  for (const section of system.sections) {
    const node = config.entries.get(section.key)?.node
    const found = node?.kind === 'map' ? sectionDefaults(section, node, wanted) : wholeDefault(section, node, wanted)
    if (found && !isEmptyMap(found)) entries.set(section.key, entryOf(section.key, found))
  }
  return { ...emptyMap(sourceOf('defaults')), entries }
}

function sectionDefaults(section: Section, node: MapNode, { hasItems }: Wanted): MapNode {
  const { key, title, schema } = section
  const memo = hasItems ? sectionItemwise : sectionPlain
  return memo(section, node, () => blockDefaults({ schema, node, root: schema, title, path: [key], hasItems }))
}

const sectionPlain = pairMemo<MapNode>()
const sectionItemwise = pairMemo<MapNode>()

/** The default that a section has without any map written: its own, which for a map brings those of its keys. */
function wholeDefault({ key, schema }: Section, node: ConfigNode | undefined, wanted: Wanted): ConfigNode | undefined {
  const { system, hasItems } = wanted
  return keyDefault({ schema, node, root: schema, title: system.title, path: [key], hasItems })
}

function isEmptyMap(node: ConfigNode): boolean {
  return node.kind === 'map' && node.entries.size === 0
}
