import type { ConfigNode } from '../../../core/config-node.ts'
import { OVERRIDES } from '../../../core/compose/compose.ts'
import { fallbackText } from '../../../core/fallback-text.ts'
import type { Path } from '../../../core/path.ts'
import { printScalar } from '../../../core/scalar/print-scalar.ts'
import { hasLines, positionAt } from '../../../core/source.ts'
import type { Origin } from '../../../core/source.ts'
import type { Scalar } from '../../../core/value.ts'
import { layerColor } from '../../look/layer-color.ts'
import { shortPath } from '../../shell/names.ts'
import type { FormTarget } from '../form-target.ts'
import { isMissingKey, issuesAt, issuesUnder } from '../issue-index.ts'
import { rowFacts } from './row-facts.ts'
import type { RowFacts, RowState } from './row-facts.ts'
import { shortValue, valueText } from '../value-text.ts'

/**
 * All that a row shows of a key, in plain texts: two of them are the same when nothing on screen would change, wherever the value now
 * stands in its file.
 */
export interface RowView {
  readonly state: RowState
  /** The value written here, as text to edit; undefined where nothing is. */
  readonly own: string | undefined
  /** What it is, however it is written: see {@link valueId}. */
  readonly ownId: string
  /** What holds without it: `inherit: 128`, as text; undefined where nothing does. */
  readonly beneath: string | undefined
  readonly beneathId: string
  /** Whether the value without the target's is a schema default. */
  readonly isDefault: boolean
  /** Whether a higher layer sets the key and wins. */
  readonly isAbove: boolean
  /** Whether the key is needed and nothing sets it. */
  readonly isMissing: boolean
  readonly chip: string
  readonly spoken: string
  /** `data-layer` of the layer that wins, and of the target. */
  readonly color: string
  readonly targetColor: string
  readonly problem: 'error' | 'warning' | 'info' | 'none'
}

/** The view of the key at `path`. */
export function rowView(target: FormTarget, path: Path): RowView {
  const facts = rowFacts(target, path)
  const { state, own, beneath, kind, isAbove } = facts
  const { precedence } = target.options
  return {
    state,
    own: own && valueText(own),
    ownId: own ? valueId(own) : '',
    beneath: beneath && valueText(beneath),
    beneathId: beneath ? valueId(beneath) : '',
    isDefault: beneath?.source.kind === 'schema',
    isAbove,
    isMissing: state === 'unset' && issuesAt(target.seen.issues, path).some(isMissingKey),
    ...chipOf(facts, target),
    color: layerColor(kind, precedence),
    targetColor: layerColor(target.layer?.kind ?? target.options.kindOf(target.path), precedence),
    problem: worstOf(target, path),
  }
}

/** A text that two scalars share when they are the same value; for a map or a list its kind. */
export function valueId(node: ConfigNode): string {
  return node.kind === 'scalar' ? scalarId(node.value) : node.kind
}

export function scalarId(value: Scalar): string {
  return `${value.kind} ${printScalar(value)}`
}

function chipOf(facts: RowFacts, target: FormTarget): Pick<RowView, 'chip' | 'spoken'> {
  const { state, own, winner, origin } = facts
  if (state === 'default') {
    const fallback = winner && fallbackText(winner)
    return { chip: fallback?.short ?? 'schema default', spoken: fallback?.full ?? 'schema default' }
  }
  if (state === 'unset' || !origin) return { chip: '', spoken: 'not set' }
  const where = spokenPlace(origin)
  if (state === 'inherited') return { chip: `↑ ${shortPlace(origin)}`, spoken: where }
  if (state === 'overridden') {
    const value = winner ? `overridden: ${shortValue(winner)}` : 'removed'
    return { chip: `↑ ${value}`, spoken: `${value}, ${where}` }
  }
  const here = own ? herePlace(own, target) : ''
  const isOff = target.layer?.state === 'off'
  const note = state === 'redundant' ? ' · same as beneath' : isOff ? ' · off' : ''
  return { chip: here + note, spoken: `${own ? spokenPlace(own) : ''}${note.replace(' · ', ', ')}` }
}

/** `models/xlstm_base:5`. */
function shortPlace(origin: Origin): string {
  const { source, start } = origin
  if (!hasLines(source)) return source.path
  return `${shortPath(source.path)}:${positionAt(source, start).line}`
}

function herePlace({ source, start }: Origin, { path }: FormTarget): string {
  return `${path === OVERRIDES ? 'line ' : 'this file:'}${positionAt(source, start).line}`
}

function spokenPlace({ source, start }: Origin): string {
  if (!hasLines(source)) return source.path
  return `${source.path} line ${positionAt(source, start).line}`
}

function worstOf({ seen }: FormTarget, path: Path): RowView['problem'] {
  const issues = issuesUnder(seen.issues, path)
  return (['error', 'warning', 'info'] as const).find((severity) => issues.some((issue) => issue.severity === severity)) ?? 'none'
}
