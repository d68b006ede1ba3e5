import type { MapNode } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { System } from '../system.ts'
import { settledAt } from '../schema/walk.ts'

/**
 * Whether what stands at `path` is told apart by factors rather than by differences, as learning rates are: the schema says so,
 * or says nothing of it and the key is called as such numbers are.
 */
export function isLogScale(system: System, config: MapNode, path: Path): boolean {
  return schemaAt(system, config, path)?.scale === 'log' || hasLogName(path)
}

function schemaAt(system: System, config: MapNode, [key, ...rest]: Path): JsonSchema | undefined {
  const section = system.sections.find((known) => known.key === key)
  const node = typeof key === 'string' ? config.entries.get(key)?.node : undefined
  return section && node && settledAt(section.schema, node, rest)?.schema
}

/** An item of a list is called as the list is. */
function hasLogName(path: Path): boolean {
  const key = path.findLast((segment) => typeof segment === 'string')
  return key !== undefined && LOG_NAME.test(key)
}

const LOG_NAME = /(?:^|_)(?:lr|learning_rate|weight_decay|eps|epsilon)$/
