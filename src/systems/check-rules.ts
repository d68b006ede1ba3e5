import { nodeAt } from '../core/config-node.ts'
import type { MapNode } from '../core/config-node.ts'
import type { Issue } from '../core/issue.ts'
import type { Path } from '../core/path.ts'
import type { Origin } from '../core/source.ts'
import { viewOf } from './config-view.ts'
import { nearestNode, placeOf, shadowedOf } from './finding.ts'
import { fixByPlain } from './fix-by-plain.ts'
import { usedConfig } from './inactive.ts'
import type { System, Violation } from './system.ts'

/**
 * The rules across keys that a config breaks. An issue's origin is the line of the key it points at, `also` the lines of the
 * other keys that take part, then what the first replaced.
 *
 * @see SPEC.md V5
 */
export function checkRules(system: System, config: MapNode, defaults: MapNode): readonly Issue[] {
  const view = viewOf(usedConfig(system, config), defaults)
  return system.rules.flatMap((rule) => rule.check(view)).map((violation) => issueOf(violation, config))
}

function issueOf(violation: Violation, config: MapNode): Issue {
  const { path, also = [], severity, message, hint, instead = [], insteadAt = path } = violation
  const node = nearestNode(config, path)
  const fixes = instead.flatMap((value) => fixByPlain(nodeAt(config, insteadAt), value))
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

function originAt(config: MapNode, path: Path): readonly Origin[] {
  const node = nodeAt(config, path)
  return node ? [placeOf(node)] : []
}
