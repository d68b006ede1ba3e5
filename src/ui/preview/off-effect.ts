import { compose } from '../../core/compose/compose.ts'
import type { Composition } from '../../core/compose/compose.ts'
import { isEqualNode, leavesOf } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import type { LinkOptions } from '../../core/links/link-files.ts'
import { formatPath } from '../../core/path.ts'
import type { Files } from '../../core/source.ts'

/** How the keys of the result would be others if every layer were on. */
export interface OffEffect {
  readonly missing: number
  readonly different: number
  readonly added: number
}

const NONE: OffEffect = { missing: 0, different: 0, added: 0 }

/** What the layers that are switched off change: keys that the result now lacks, has otherwise, or has besides. */
export function offEffect(files: Files, { stack, config }: Composition, options: LinkOptions): OffEffect {
  if (stack.off.size === 0) return NONE
  const now = leavesByPath(config)
  const whole = leavesByPath(compose(files, { ...stack, off: new Set() }, options).config)
  let missing = 0
  let different = 0
  for (const [path, node] of whole) {
    const left = now.get(path)
    if (!left) missing += 1
    else if (!isEqualNode(left, node)) different += 1
  }
  return { missing, different, added: now.size - (whole.size - missing) }
}

function leavesByPath(config: MapNode): ReadonlyMap<string, ConfigNode> {
  return new Map(leavesOf(config).map(({ path, node }) => [formatPath(path), node]))
}
