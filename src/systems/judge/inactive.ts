import type { MapNode } from '../../core/config-node.ts'
import { configToExport } from '../../core/export/export-config.ts'
import type { Path } from '../../core/path.ts'
import { pairMemo } from '../schema/memo.ts'
import type { System } from '../system.ts'
import { inactiveIn } from '../schema/walk.ts'
import type { Inactive } from '../schema/walk.ts'

/**
 * Paths of blocks and keys that the chosen variants do not use: `model.lstm` while `model.name` says otherwise. They are no
 * issue; export can leave them out.
 *
 * @see SPEC.md V7
 */
export function inactiveBlocks(system: System, config: MapNode): readonly Path[] {
  return inactiveDetails(system, config).map(({ path }) => path)
}

/** The blocks of {@link inactiveBlocks}, each with the titles of the variants that would use it. */
export function inactiveDetails(system: System, config: MapNode): readonly Inactive[] {
  return system.sections.flatMap((section) => {
    const node = config.entries.get(section.key)?.node
    return node?.kind === 'map' ? inactiveOf(section, node, () => inactiveIn(section.schema, node, [section.key])) : []
  })
}

const inactiveOf = pairMemo<readonly Inactive[]>()

/**
 * The config without what the chosen variants do not use: what rules, derived values and pictures are worked out of. The same
 * object for the same config, and the config itself where all of it is used.
 *
 * @see SPEC.md V7
 */
export function usedConfig(system: System, config: MapNode): MapNode {
  return used(system, config, () => configToExport(config, { without: inactiveBlocks(system, config) }))
}

const used = pairMemo<MapNode>()
