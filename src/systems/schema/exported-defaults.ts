import { nodeAt } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import { configToExport } from '../../core/export/export-config.ts'
import type { Path } from '../../core/path.ts'
import { withItemDefaults } from './default-at.ts'
import type { Section, System } from '../system.ts'
import { walkConfig } from './walk.ts'

/**
 * The defaults that a config leaves with where they are asked for: those of list items too, but none of a key that the real class
 * has not, since that class applies none.
 *
 * @see SPEC.md X6
 */
export function exportedDefaults(system: System, config: MapNode, defaults: MapNode): MapNode {
  const all = withItemDefaults(defaults)
  const whole = configToExport(config, { defaults: all })
  const refused = system.sections.flatMap((section) => refusedKeys(section, whole)).filter((path) => !nodeAt(config, path))
  return configToExport(all, { without: refused })
}

/** Paths of the keys in a section that the real class has not. */
function refusedKeys({ key, schema }: Section, config: MapNode): readonly Path[] {
  const section = config.entries.get(key)?.node
  const found: Path[] = []
  if (!section) return found
  walkConfig({ schema, node: section, base: [key] }, (place) => {
    if (place.node.kind !== 'map') return
    for (const [name, { real }] of Object.entries(place.schema.properties ?? {}))
      if (real?.refuses !== undefined && place.node.entries.has(name)) found.push([...place.path, name])
  })
  return found
}
