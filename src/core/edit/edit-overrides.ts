import type { ConfigNode, MapNode } from '../config-node.ts'
import { isEqualNode, nodeAt } from '../config-node.ts'
import type { EditResult, Target } from './edit.ts'
import { applyEdits } from './apply-edits.ts'
import type { TextEdit } from '../issue.ts'
import { overridesAlone } from '../compose/apply-overrides.ts'
import { parseOverrides } from '../read/overrides.ts'
import type { Override } from '../read/overrides.ts'
import { formatPath, isEqualPath, startsWith } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'
import type { Source } from '../source.ts'

/** A value for the overrides layer; `isNew` when no layer beneath has the key, which makes it an addition (`+`). */
export interface OverrideValue {
  readonly value: ConfigNode
  readonly isNew: boolean
}

/**
 * The edits that make the overrides layer set `path` to a value: the last line for that very key takes the value and keeps its
 * comment, or, where none takes effect, a line is added at the end.
 *
 * @see SPEC.md O, E1 to E3
 */
export function setOverride(target: Target, path: Path, { value, isNew }: OverrideValue): EditResult {
  const { source } = target
  const there = nodeAt(configOf(target), path)
  if (there && isEqualNode(there, value)) return { ok: true, edits: [] }
  const printed = printValue(value)
  const written = `${isNew ? '+' : ''}${formatPath(path)}=${printed}`
  const line = linesOf(target).findLast((override) => isEqualPath(override.path, path))
  const replaced = line && isSet(replaceIn(line, printed, written))
  return (
    replaced ?? isSet(appendLine(source, written)) ?? refuse(`the overrides layer cannot hold ${printed} for ${formatPath(path)}`)
  )

  function isSet(edit: TextEdit): EditResult | undefined {
    const after = nodeAt(configOf(edited(target, [edit])), path)
    return after && isEqualNode(after, value) ? { ok: true, edits: [edit] } : undefined
  }
}

/**
 * The edits that take out every line for the key at `path` and for those beneath it. Refused where a line for a key above it
 * writes it too.
 *
 * @see SPEC.md O, E4
 */
export function unsetOverride(target: Target, path: Path): EditResult {
  const lines = linesOf(target)
  const gone = lines.filter((line) => line.kind !== 'delete' && startsWith(line.path, path))
  const edits = gone.map((line) => removeLine(target.source, line))
  if (!nodeAt(configOf(edited(target, edits)), path)) return { ok: true, edits }
  const above = lines.findLast((line) => line.path.length < path.length && startsWith(path, line.path))
  return refuse(`${above ? sliceOf(above) : 'another line'} writes ${formatPath(path)} too: change that line as text`)
}

/** The edits that name the key of the lines at `path` otherwise; values and comments stay. */
export function renameOverride(target: Target, path: Path, to: string): EditResult {
  const next = [...path.slice(0, -1), to]
  if (nodeAt(configOf(target), next)) return refuse(`the key ${formatPath(next)} is there already`)
  const lines = linesOf(target).filter((line) => startsWith(line.path, path))
  if (lines.length === 0) return refuse(`no line sets ${formatPath(path)}`)
  const edits = lines.map((line) => renameIn(line, [...next, ...line.path.slice(path.length)]))
  const before = nodeAt(configOf(target), path)
  const after = nodeAt(configOf(edited(target, edits)), next)
  return before && after && isEqualNode(before, after)
    ? { ok: true, edits }
    : refuse(`${formatPath(path)} can be renamed as text only`)
}

function refuse(reason: string): EditResult {
  return { ok: false, reason }
}

function linesOf({ source, dialect }: Target): readonly Override[] {
  return parseOverrides(source, dialect).overrides
}

function configOf(target: Target): MapNode {
  return overridesAlone(target.source, linesOf(target))
}

function edited({ source, dialect }: Target, edits: readonly TextEdit[]): Target {
  return { source: { ...source, text: applyEdits(source.text, edits) }, dialect }
}

function replaceIn(line: Override, printed: string, written: string): TextEdit {
  if (line.kind === 'delete') return { start: line.at.start, end: line.at.end, text: written }
  return { start: line.value.start, end: line.value.end, text: printed }
}

/** A line that stands last has its line end only where the text has one there already. */
function appendLine({ text }: Source, written: string): TextEdit {
  const lead = text === '' || text.endsWith('\n') ? '' : '\n'
  return { start: text.length, end: text.length, text: `${lead}${written}${text.endsWith('\n') ? '\n' : ''}` }
}

function removeLine({ text }: Source, { at }: Override): TextEdit {
  const start = text.lastIndexOf('\n', at.start - 1) + 1
  const end = text.indexOf('\n', at.end)
  if (end !== -1) return { start, end: end + 1, text: '' }
  return { start: Math.max(0, start - 1), end: text.length, text: '' }
}

function renameIn(line: Override, path: Path): TextEdit {
  const text = sliceOf(line)
  const sign = /^(?:\+\+|\+|~)?/.exec(text)?.[0] ?? ''
  const key = formatPath(line.path)
  const start = line.at.start + sign.length
  const end = text.startsWith(key, sign.length) ? start + key.length : line.at.start + text.indexOf('=')
  return { start, end, text: formatPath(path) }
}

function sliceOf({ at }: Override): string {
  return at.source.text.slice(at.start, at.end)
}
