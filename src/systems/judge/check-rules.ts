import { nodeAt } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import type { Path } from '../../core/path.ts'
import type { Origin } from '../../core/source.ts'
import { viewOf } from './config-view.ts'
import { nearestNode, placeOf, shadowedOf } from '../schema/finding.ts'
import { fixByPlain } from './fix-by-plain.ts'
import { usedConfig } from './inactive.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { ConfigView, Rule, System, Violation } from '../system.ts'
import { messageOf } from './under-name.ts'
import { settledAt } from '../schema/walk.ts'

/**
 * The rules across keys that a config breaks. An issue's origin is the line of the key it points at, `also` the lines of the
 * other keys that take part, then what the first replaced.
 *
 * @see SPEC.md V5
 */
export function checkRules(system: System, config: MapNode, defaults: MapNode): readonly Issue[] {
  const view = viewOf(usedConfig(system, config), defaults)
  return system.rules.flatMap((rule) => issuesOf(rule, view, system))
}

/** What a rule says; that it throws is a mistake of its own, which is told and costs nothing else. */
function issuesOf(rule: Rule, view: ConfigView, system: System): readonly Issue[] {
  try {
    return rule.check(view).map((violation) => issueOf(violation, view.config, system))
  } catch (cause) {
    const message = `the rule ${rule.id} fails on this config: ${messageOf(cause)}`
    const hint = 'this is a mistake of Strata and not of the config; all else is checked as ever'
    return [{ code: 'own-mistake', severity: 'error', path: [], message, hint, origin: placeOf(view.config) }]
  }
}

/** `config` is what the rule has seen: the keys of what is not chosen are no part of it. */
function issueOf(violation: Violation, config: MapNode, system: System): Issue {
  const { path, also = [], severity, message, hint, instead = [], insteadAt = path } = violation
  const node = nearestNode(config, path)
  const schema = instead.length > 0 ? schemaAt(system, config, insteadAt) : {}
  const fixes = instead.flatMap((value) => fixByPlain(nodeAt(config, insteadAt), value, schema))
  const others = [...also.flatMap((other) => originAt(config, other)), ...shadowedOf(node).map(placeOf)]
  return {
    code: 'rule',
    severity,
    path,
    message,
    origin: placeOf(node),
    ...(hint === undefined ? {} : { hint }),
    ...(others.length > 0 ? { also: others } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
  }
}

/** The schema of the value at a path; one that says nothing where none is known. */
function schemaAt({ sections }: System, config: MapNode, [key = '', ...path]: Path): JsonSchema {
  const section = sections.find((one) => one.key === key)
  const node = nodeAt(config, [key])
  return (section && node && settledAt(section.schema, node, path)?.schema) ?? {}
}

function originAt(config: MapNode, path: Path): readonly Origin[] {
  const node = nodeAt(config, path)
  return node ? [placeOf(node)] : []
}
