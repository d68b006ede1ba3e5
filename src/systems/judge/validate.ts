import type { Composition } from '../../core/compose/compose.ts'
import { nodeAt } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import { isMissingValue } from '../../core/read/missing-value.ts'
import { nearest } from '../../core/nearest.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import { checkGuards } from './check-guards.ts'
import { checkRules } from './check-rules.ts'
import { checkSection } from './check-section.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { keyPlace } from '../schema/finding.ts'
import { fixByRename } from '../schema/fix-value.ts'
import { missingSection } from './missing-section.ts'
import { mountsOf } from '../schema/mounts-of.ts'
import type { System } from '../system.ts'
import { withoutConsequences } from './without-consequences.ts'

/**
 * Everything that a system finds wrong with a composition: sections against their schemas, keys that it does not know, rules
 * across keys, and layers that write where they may not; what only follows from another issue is left out. Sections whose nodes are those of an earlier call cost nothing.
 *
 * What it says of a scalar may be said more mildly by the reader of the file already: see {@link joinIssues}.
 *
 * @see SPEC.md V1 to V8
 */
export function validate(composition: Composition, system: System): readonly Issue[] {
  const { config, dialect, layers } = composition
  // A value that nobody gave is said to be missing; that it does not fit needs no saying.
  const isGiven = ({ path }: Issue): boolean => dialect !== 'omegaconf' || !isMissingValue(nodeAt(config, path) ?? config)
  const found = [...sectionIssues(system, composition).filter(isGiven), ...checkRules(system, config, defaultsOf(system, config))]
  return [...withoutConsequences(found, mistakenMounts(system, composition)), ...checkGuards(system, layers)]
}

/** Where in the config a file of the wrong kind is mounted. */
function mistakenMounts(system: System, { issues }: Composition): readonly Path[] {
  const keys = new Set(issues.flatMap(({ code, path }) => (code === 'mount-kind' ? path : [])))
  return keys.size === 0 ? [] : mountsOf(system).flatMap(({ key, at }) => (keys.has(key) ? [at] : []))
}

function sectionIssues(system: System, composition: Composition): readonly Issue[] {
  const { config, dialect } = composition
  const found = system.sections.flatMap((section) => {
    const entry = config.entries.get(section.key)
    return entry ? checkSection(section, entry, dialect) : missingSection(section, system, composition)
  })
  return [...found, ...unknownSections(system, config)]
}

function unknownSections(system: System, config: MapNode): readonly Issue[] {
  const policy = system.unknownSection
  if (!policy) return []
  const known = new Set(system.sections.map(({ key }) => key))
  const free = [...known].filter((key) => !config.entries.has(key))
  return [...config.entries]
    .filter(([key]) => !known.has(key))
    .map(([key, entry]) => {
      const close = nearest(keyText(key), free)
      const fixes = close.flatMap((name) => fixByRename(entry, name))
      return {
        code: 'unknown-section' as const,
        severity: policy.severity,
        path: [key],
        message: `${system.title} has no section ${keyText(key)}: ${policy.why}`,
        origin: keyPlace(entry),
        ...(close[0] === undefined ? {} : { hint: `did you mean ${close[0]}?` }),
        ...(fixes.length > 0 ? { fixes } : {}),
      }
    })
}
