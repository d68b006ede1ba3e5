import { OVERRIDES } from '../../core/compose/compose.ts'
import { PRESET } from '../../core/links/link-files.ts'

/**
 * The value of `data-layer` for a layer kind: what tokens.css picks the layer's colour by. The highest kind
 * has a colour to itself, the others take three in turn, in the order of the system's precedence; presets have that of the schema
 * defaults, since both come with the system. The mark is never the only sign, the kind's name stands beside it.
 */
export function layerColor(kind: string, precedence: readonly string[]): string {
  if (kind === OVERRIDES || kind === 'defaults') return kind
  if (kind === PRESET) return 'defaults'
  const rank = precedence.indexOf(kind)
  const isHighest = rank === -1 || rank === precedence.length - 1
  return isHighest ? '4' : String((rank % 3) + 1)
}
