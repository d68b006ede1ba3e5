import type { MapNode } from '../../core/config-node.ts'
import type { HydraShape } from '../../core/export/export-hydra-parts.ts'
import type { System } from '../system.ts'

/** How a config of a system is divided into a Hydra tree: as the system says, else with each top-level map as a group of its name. */
export function hydraShapeOf({ hydra }: System, config: MapNode): HydraShape {
  if (hydra) return hydra
  const keys = [...config.entries].flatMap(([id, { node }]) => (node.kind === 'map' && FOLDER.test(id) ? [id] : []))
  return { groups: keys.map((key) => ({ key, group: key })) }
}

/** What can be the name of a folder, and of a group on a command line. */
const FOLDER = /^[\p{L}_][\p{L}\p{N}_-]*$/u
