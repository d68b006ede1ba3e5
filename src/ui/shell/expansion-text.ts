import type { Layer } from '../../core/layer.ts'
import { formatPath } from '../../core/path.ts'
import { formatLine } from '../../core/source.ts'
import type { Expansion, LeftValue } from '../../workspace/presets.ts'
import { count } from './names.ts'

/** So many keys are named; of the rest it is said how many there are. */
const NAMED = 3

/** What expanding a preset did: how much it wrote, which of its values hold already, and which others replace. */
export function expansionText({ path }: Pick<Layer, 'path'>, { written, left }: Pick<Expansion, 'written' | 'left'>): string {
  const parts = [
    `Wrote ${count(written.length, 'value')} of the ${path}.`,
    keysText(
      'Already so: ',
      left.filter(({ isSame }) => isSame),
    ),
    keysText(
      'Replaced, and left out: ',
      left.filter(({ isSame }) => !isSame),
    ),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function keysText(lead: string, left: readonly LeftValue[]): string {
  if (left.length === 0) return ''
  const keys = left.slice(0, NAMED).map(({ path, by }) => `${formatPath(path)}${by ? ` (${formatLine(by)})` : ''}`)
  const rest = left.length > NAMED ? ` and ${count(left.length - NAMED, 'more', 'more')}` : ''
  return `${lead}${keys.join(', ')}${rest}.`
}
