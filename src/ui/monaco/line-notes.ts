import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { childAt, isLeaf } from '../../core/config-node.ts'
import { formatLine } from '../../core/source.ts'
import type { Span } from '../../core/source.ts'
import { isRedundant } from '../../core/compose/trace.ts'
import { valueText } from './inherited.ts'
import type { Look } from './look-at.ts'
import { placeOf } from './spot-at.ts'

/** What is to be said behind a value that has no effect. */
export interface LineNote {
  readonly kind: 'overridden' | 'redundant'
  /** Where the value stands in the text. */
  readonly span: Span
  readonly text: string
}

/** The values of a text that a higher layer replaces or removes, and those that only repeat what lies beneath (P5). */
export function notesOf({ layer, own, seen }: Look): readonly LineNote[] {
  const notes: LineNote[] = []
  if (layer?.state === 'ok') collect(own, seen.composition.config, notes)
  return notes
}

function collect(own: MapNode, result: MapNode, notes: LineNote[]): void {
  for (const [id, { node }] of own.entries) {
    if (node.via?.kind === 'merge-key') continue
    const winner = childAt(result, id)
    const removal = result.removed?.get(id)
    if (node.kind === 'map' && !isLeaf(node) && winner?.kind === 'map') collect(node, winner, notes)
    else if (winner) notes.push(...noteOn(node, winner))
    else if (removal) notes.push({ kind: 'overridden', span: placeOf(node), text: `removed by ${formatLine(removal.by)}` })
  }
}

function noteOn(node: ConfigNode, winner: ConfigNode): readonly LineNote[] {
  const span = placeOf(node)
  if (!isSameWrite(node, winner)) {
    return [{ kind: 'overridden', span, text: `overridden by ${formatLine(winner)} = ${valueText(winner)}` }]
  }
  return isRedundant(winner) ? [{ kind: 'redundant', span, text: 'same as beneath' }] : []
}

/** An interpolation's result stands where its expression does. */
function isSameWrite(node: ConfigNode, winner: ConfigNode): boolean {
  const place = winner.via?.kind === 'interpolation' ? winner.via : winner
  return place.source === node.source && place.start === node.start
}
