import { pythonTypeOf } from '../core/config-node.ts'
import type { ConfigNode } from '../core/config-node.ts'
import type { Step } from '../core/compose/inspect.ts'
import { fallbackText } from '../core/fallback-text.ts'
import type { Layer } from '../core/layer.ts'
import { reachedWords } from '../core/layer-words.ts'
import { formatPath } from '../core/path.ts'
import { printValue } from '../core/print/print.ts'
import { formatOrigin } from '../core/source.ts'
import type { Explanation } from './explanation.ts'
import { oneLine } from './issue-lines.ts'
import { count, textTable } from './text-table.ts'

/**
 * The explanation for people: what the trainer reads, then one line for each thing that happened to the key, the latest
 * first, then what stands beneath it.
 */
export function explanationText(explanation: Explanation): string {
  const { path, inactive, leaves } = explanation
  const lines = [`${formatPath(path) || 'the whole config'}: ${headline(explanation)}`]
  if (inactive) lines.push(`not used: the chosen variant does not read ${formatPath(inactive)}`)
  lines.push(...textTable(historyRows(explanation)))
  lines.push(...textTable(leaves.map(({ path: leaf, node }) => [`  ${formatPath(leaf)}`, short(node), formatOrigin(node)])))
  return lines.map((line) => `${oneLine(line)}\n`).join('')
}

function headline({ value, byDefault, leaves }: Explanation): string {
  if (value?.kind === 'map' && leaves.length > 0)
    return `a map of ${count(value.entries.size, 'key')}, ${count(leaves.length, 'value')} in all`
  if (value) return `${short(value)} (${pythonTypeOf(value)})`
  if (byDefault) return `${short(byDefault)} (${pythonTypeOf(byDefault)}), by default: no layer writes it`
  return 'not in the result'
}

/** What follows the winner is shadowed, and so is everything once a removal has come. */
function historyRows({ steps, byDefault, leaves, value }: Explanation): readonly (readonly string[])[] {
  const shown = leaves.length > 0 ? steps.slice(1) : steps
  const rows = shown.map((step, i) => stepRow(step, i === 0 && leaves.length === 0 && value !== undefined))
  return byDefault ? [...rows, ['  default', short(byDefault), fallbackText(byDefault)?.full ?? formatOrigin(byDefault)]] : rows
}

function stepRow(step: Step, wins: boolean): readonly string[] {
  const layer = step.layer?.kind ?? ''
  if (step.kind === 'removal') {
    const whole = formatPath(step.path)
    return ['  removed', '', formatOrigin(step.by), notes([layer, `takes away ${whole} (${count(step.lost.length, 'value')})`])]
  }
  const { node, isRedundant } = step
  const said = [layer, isRedundant ? 'same as beneath' : '', viaOf(node), reachedBy(step.layer)]
  return [wins ? '  wins' : '  shadowed', short(node), formatOrigin(node), notes(said)]
}

/** The line that brought the layer in. */
function reachedBy(layer: Layer | undefined): string {
  const line = layer?.chain.at(-1)
  return layer && line ? `${reachedWords(layer).done} at ${formatOrigin(line)}` : ''
}

/** P4: where the value was used, or what an expression read. */
function viaOf({ via }: ConfigNode): string {
  if (!via) return ''
  if (via.kind !== 'interpolation') return fallbackText({ via })?.full ?? `used at ${formatOrigin(via)}`
  return `value of ${(via.targets ?? []).map(formatOrigin).join(' and ')}`
}

function notes(said: readonly string[]): string {
  return said.filter((note) => note !== '').join(', ')
}

function short(node: ConfigNode): string {
  const text = printValue(node)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
