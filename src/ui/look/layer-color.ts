import { OVERRIDES } from '../../core/compose.ts'

/**
 * The value of `data-layer` for a layer kind: what tokens.css picks the layer's colour by. Kinds take the four colours in the
 * order of the system's precedence; the mark is never the only sign, the kind's name stands beside it.
 */
export function layerColor(kind: string, precedence: readonly string[]): string {
  if (kind === OVERRIDES || kind === 'defaults') return kind
  const rank = precedence.indexOf(kind)
  return rank === -1 ? '4' : String((rank % 4) + 1)
}
