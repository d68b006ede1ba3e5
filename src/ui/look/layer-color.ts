import { OVERRIDES } from '../../core/compose.ts'
import { PRESET } from '../../core/link-files.ts'

/**
 * The value of `data-layer` for a layer kind: what tokens.css picks the layer's colour by. Kinds take the four colours in the
 * order of the system's precedence, presets that of the schema defaults: both come with the system. The mark is never the only
 * sign, the kind's name stands beside it.
 */
export function layerColor(kind: string, precedence: readonly string[]): string {
  if (kind === OVERRIDES || kind === 'defaults') return kind
  if (kind === PRESET) return 'defaults'
  const rank = precedence.indexOf(kind)
  return rank === -1 ? '4' : String((rank % 4) + 1)
}
