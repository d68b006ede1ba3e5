import { OVERRIDES } from '../../core/compose/compose.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import { iniPlaceAt } from './ini-place.ts'
import type { Look } from './look-at.ts'
import { placeAt } from './place-at.ts'
import type { Proposal } from './proposal.ts'
import { proposeKeys } from './propose-keys.ts'
import { proposeOverrides } from './propose-overrides.ts'
import { proposeValues } from './propose-values.ts'

/** What may be written at an offset of a text as the editor shows it, best first. */
export function propose(look: Look, text: string, offset: number): readonly Proposal[] {
  if (look.path === OVERRIDES) return proposeOverrides(look, text, offset)
  const isIni = textKindOf(look.path) === 'ini'
  const place = isIni ? iniPlaceAt(text, offset) : placeAt(text, offset)
  if (!place) return []
  const lineStart = text.lastIndexOf('\n', place.start - 1) + 1
  const column = place.start - lineStart - (/^\s*/.exec(text.slice(lineStart, place.start))?.[0].length ?? 0)
  const values = proposeValues(look, place, text.slice(place.start, place.end))
  // A value right behind its colon would be read as part of the key.
  const needsBlank = /[:=]/.test(text[place.start - 1] ?? '') && place.valueAt !== undefined
  const spaced = needsBlank ? values.map((one) => ({ ...one, snippet: ` ${one.snippet}` })) : values
  return [...spaced, ...proposeKeys(look, place, column)]
}
