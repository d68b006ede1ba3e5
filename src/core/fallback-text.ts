import type { ConfigNode } from './config-node.ts'
import { formatLine } from './source.ts'
import type { Origin } from './source.ts'

/** How a value that falls back to another key is told. */
export interface FallbackText {
  /** `falls back to dropout` */
  readonly short: string
  /** `falls back to model.transformer.dropout (models/base.yaml:7)` */
  readonly full: string
  /** Where the value it takes was written, a schema default included. */
  readonly target: Origin | undefined
}

/**
 * What is said of a value that a schema takes from another key; undefined for every other value.
 *
 * @see SPEC.md P3
 */
export function fallbackText({ via }: Pick<ConfigNode, 'via'>): FallbackText | undefined {
  if (via?.kind !== 'fallback') return undefined
  const key = via.expression ?? ''
  const [target] = via.targets ?? []
  const place = target ? ` (${formatLine(target)})` : ''
  // Without any target it is no key, but what some code gives.
  const short = via.targets?.length === 0 ? key : key.slice(key.lastIndexOf('.') + 1)
  return { short: `falls back to ${short}`, full: `falls back to ${key}${place}`, target }
}
