import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { childAt, isLeaf } from '../../core/config-node.ts'
import type { Span } from '../../core/source.ts'
import { isRedundant } from '../../core/trace.ts'
import { shortOrigin, valueText } from './inherited.ts'
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

function collect(own: ConfigNode, result: ConfigNode, notes: LineNote[]): void {
  if (own.kind !== 'map' || isLeaf(own)) return
  for (const [id, { node }] of own.entries) {
    if (node.via?.kind === 'merge-key') continue
    const winner = childAt(result, id)
    if (winner && isMapWithKeys(node) && isMapWithKeys(winner)) collect(node, winner, notes)
    else noteOn(node, winner ?? result, notes)
  }
}

/** `winner` stands at the value's path, or is what took the map away in which it would stand. */
function noteOn(node: ConfigNode, winner: ConfigNode, notes: LineNote[]): void {
  const span = placeOf(node)
  if (isSameWrite(node, winner)) {
    if (isRedundant(winner)) notes.push({ kind: 'redundant', span, text: 'same as beneath' })
    return
  }
  const isValue = !isMapWithKeys(winner)
  const text = isValue ? `overridden by ${shortOrigin(winner)} = ${valueText(winner)}` : `removed by ${shortOrigin(winner)}`
  notes.push({ kind: 'overridden', span, text })
}

function isMapWithKeys(node: ConfigNode): node is MapNode {
  return node.kind === 'map' && !isLeaf(node)
}

/** An interpolation's result stands where its expression does. */
function isSameWrite(node: ConfigNode, winner: ConfigNode): boolean {
  const place = winner.via?.kind === 'interpolation' ? winner.via : winner
  return place.source === node.source && place.start === node.start
}
