import type { ConfigNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { shadow } from '../merge.ts'
import type { Path } from '../path.ts'
import type { Source, Span } from '../source.ts'

/** Texts longer than this, in UTF-16 units, are not read. */
export const MAX_TEXT = 1_000_000

/** Values nested deeper than this are not read: Python's own recursion limit is close by. */
export const MAX_DEPTH = 400

/** What a reader makes of a text. */
export interface Reading {
  readonly root: ConfigNode | undefined
  readonly issues: readonly Issue[]
  readonly broken: boolean
}

/** The issue for a key written twice in one map, at the second, with the first in `also`. */
export function duplicateKey(source: Source, path: Path, spans: readonly [Span, Span]): Issue {
  const [first, second] = spans
  return {
    code: 'duplicate-key',
    severity: 'error',
    path,
    message: `the key ${source.text.slice(second.start, second.end)} is written twice in one map`,
    hint: 'remove one: Python silently takes the last, OmegaConf and YAML 1.2 refuse the file',
    origin: { source, ...second },
    also: [{ source, ...first }],
  }
}

/** So many values of one key written again and again in one map are remembered. */
const MAX_REPEATS = 100

/** A value over the one that the same map gave the same key before it. */
export function shadowRepeat(node: ConfigNode, before: ConfigNode): ConfigNode {
  let repeats = 0
  for (let beneath: ConfigNode | undefined = before; beneath; beneath = beneath.shadowed) repeats += 1
  return shadow(node, repeats > MAX_REPEATS && before.shadowed ? before.shadowed : before)
}
