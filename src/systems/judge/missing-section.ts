import type { Composition } from '../../core/compose/compose.ts'
import type { Issue } from '../../core/issue.ts'
import type { Mount } from '../../core/links/mounts.ts'
import { isExperiment, topLayer } from './is-experiment.ts'
import { mountsOf } from '../schema/mounts-of.ts'
import type { Section, System } from '../system.ts'

/**
 * That a section which the real code needs is missing, at the start of the highest file of the stack. Nothing where a file was to
 * bring it and could not be read: that is told already.
 */
export function missingSection(section: Section, system: System, composition: Composition): readonly Issue[] {
  const { key, requires, requiredBy } = section
  const top = topLayer(composition.layers)
  if (requires === undefined || !top || (requiredBy === 'experiment' && !isExperiment(composition, system))) return []
  const mount = mountsOf(system).find(({ at }) => at[0] === key)
  if (mount && isToldAt(mount, composition)) return []
  return [
    {
      code: 'missing-section',
      severity: 'error',
      path: [key],
      message: `the section ${key} is missing: ${requires}`,
      ...(mount ? { hint: `name a ${mount.kind ?? key} file at ${mount.key}` } : {}),
      origin: { source: top.source, start: 0, end: 0 },
    },
  ]
}

function isToldAt({ key, at }: Mount, { issues, layers }: Composition): boolean {
  const isUnread = layers.some((layer) => (layer.state === 'missing' || layer.state === 'broken') && layer.at[0] === at[0])
  return isUnread || issues.some(({ path, severity }) => severity === 'error' && path.length === 1 && path[0] === key)
}
