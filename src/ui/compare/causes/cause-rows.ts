import { formatPath } from '../../../core/path.ts'
import type { ListingSection } from '../changes/change-listing.ts'
import type { ChangeRow } from '../changes/change-row.ts'
import type { Folds, ListItem } from '../changes/list-item.ts'

/** One line of the cause cards: the head of a card, or a row in it. */
export type CauseItem = CauseHead | CauseLine

export interface CauseHead extends ListItem {
  readonly kind: 'head'
  readonly section: ListingSection
}

export interface CauseLine extends ListItem {
  readonly kind: 'row'
  readonly row: ChangeRow
  /** Its path, from the part that it is listed under. */
  readonly label: string
  /** Whether the card ends here. */
  readonly isLast: boolean
}

/** The cards as one flat list, folded ones without their rows. */
export function causeItems(sections: readonly ListingSection[], folds: Folds): readonly CauseItem[] {
  return sections.flatMap((section): readonly CauseItem[] => {
    const { id } = section
    const isFolded = folds.folded.has(id)
    const head: CauseHead = { kind: 'head', id, level: 1, within: [], step: 0, fold: { isFolded, by: 'folded' }, section }
    return isFolded ? [head] : [head, ...markLast(section.rows.flatMap((row) => linesOf(row, { within: [id], from: 0 }, folds)))]
  })
}

type Line = Omit<CauseLine, 'isLast'>

interface Place {
  readonly within: readonly string[]
  /** How many steps of the path the line above has said. */
  readonly from: number
}

function linesOf(row: ChangeRow, { within, from }: Place, folds: Folds): readonly Line[] {
  const level = within.length + 1
  const label = formatPath(row.path.slice(from)) || 'the whole config'
  if (row.rows.length === 0) return [{ kind: 'row', id: row.id, level, within, step: 1, row, label }]
  // One part may have keys in several cards.
  const id = `${within.join(' ')} ${row.id}`
  const isFolded = !folds.opened.has(id)
  const line: Line = {
    kind: 'row',
    id,
    level,
    within,
    step: isFolded ? row.changes.length : 0,
    fold: { isFolded, by: 'opened' },
    row,
    label,
  }
  if (isFolded) return [line]
  return [line, ...row.rows.flatMap((inner) => linesOf(inner, { within: [...within, id], from: row.path.length }, folds))]
}

function markLast(lines: readonly Line[]): readonly CauseLine[] {
  return lines.map((line, i) => ({ ...line, isLast: i === lines.length - 1 }))
}
