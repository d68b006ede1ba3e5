import { entryAt, leavesOf, nodeAt } from '../../core/config-node.ts'
import type { Leaf } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import type { Layer } from '../../core/layer.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { formatLine } from '../../core/source.ts'
import type { Origin } from '../../core/source.ts'
import { keyPlace, placeOf } from '../schema/finding.ts'
import { pairMemo } from '../schema/memo.ts'
import { matchesPattern } from '../../core/diff/path-pattern.ts'
import type { Guard, System } from '../system.ts'

/**
 * What layers write where their kind may not: one issue for each key, at its line, with the line that it overrides.
 *
 * @see SPEC.md V6
 */
export function checkGuards(system: System, layers: readonly Layer[]): readonly Issue[] {
  const active = layers.filter((layer) => layer.state === 'ok')
  return active.flatMap((layer, i) => {
    const guards = system.guards.filter((guard) => guard.kind === layer.kind)
    return guards.flatMap((guard) =>
      forbidden(guard, layer).map((leaf) => guardIssue(guard, leaf, { layer, beneath: active.slice(0, i) })),
    )
  })
}

function forbidden(guard: Guard, layer: Layer): readonly Leaf[] {
  return forbiddenIn(guard, layer.own, () =>
    leavesOf(layer.own).filter(({ path }) => !guard.allows.some((pattern) => matchesPattern(path, pattern))),
  )
}

const forbiddenIn = pairMemo<readonly Leaf[]>()

interface Site {
  readonly layer: Layer
  readonly beneath: readonly Layer[]
}

function guardIssue(guard: Guard, { path, node }: Leaf, { layer, beneath }: Site): Issue {
  const entry = entryAt(layer.own, path)
  const overridden = overriddenBy(path, beneath)
  const over = overridden ? `, over ${formatLine(overridden)}` : ''
  return {
    code: 'guard',
    severity: guard.severity,
    path,
    message: `a ${layer.kind} file writes ${formatPath(path)}${over}: ${guard.why}`,
    hint: `${layer.kind} files may write ${guard.allows.join(', ')}`,
    origin: entry ? keyPlace(entry) : placeOf(node),
    ...(overridden ? { also: [overridden] } : {}),
  }
}

/** The line that a layer's value replaces: that of the nearest layer beneath that wrote there. */
function overriddenBy(path: Path, beneath: readonly Layer[]): Origin | undefined {
  for (const layer of beneath.toReversed()) {
    const node = nodeAt(layer.own, path)
    if (node) return placeOf(node)
  }
  return undefined
}
