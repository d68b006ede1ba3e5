import type { ConfigNode } from '../../core/config-node.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import { formatOrigin, hasLines, positionAt } from '../../core/source.ts'
import type { Origin } from '../../core/source.ts'
import { shortPath } from '../shell/names.ts'

/** How an origin is written where room is short, in full, and for assistive technology. */
export interface OriginLabel {
  /** `models/xlstm_base:5`, or `this:14` in the file that is being edited. */
  readonly short: string
  /** `models/xlstm_base.yaml:5:17` */
  readonly full: string
  readonly spoken: string
}

export function originLabel(origin: Origin & Pick<ConfigNode, 'via'>, target: string): OriginLabel {
  const { source } = origin
  const fallback = fallbackText(origin)
  if (fallback) return { short: fallback.short, full: fallback.full, spoken: fallback.full }
  const full = formatOrigin(origin)
  if (!hasLines(source)) return { short: source.path, full, spoken: source.path }
  const { line } = positionAt(source, origin.start)
  const name = source.path === target ? 'this' : source.kind === 'overrides' ? 'override' : shortPath(source.path)
  return { short: `${name}:${line}`, full, spoken: `${source.path} line ${line}` }
}
