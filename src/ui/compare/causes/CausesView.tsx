import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { CauseCard } from './CauseCard.tsx'
import { quietLine, sectionTitle } from './cause-words.ts'
import type { CauseItem } from './cause-rows.ts'
import { turn } from '../changes/ChangeList.tsx'
import { ChangesView } from '../changes/ChangesView.tsx'
import type { ShownRow } from '../changes/ChangesView.tsx'
import { count } from '../../shell/names.ts'
import { useCauseItems, useListing } from '../changes/use-listing.ts'

interface Props {
  readonly comparison: Comparison
}

/** Why A and B differ: one card for each cause, with the changes that it makes. */
export function CausesView({ comparison }: Props) {
  const listing = useListing(comparison)
  const items = useCauseItems(listing)
  return (
    <ChangesView
      name="Changes by cause"
      comparison={comparison}
      listing={listing}
      items={items}
      isEmpty={items.length === 0}
      heightOf={heightOf}
      rowOf={rowOf}
      headLabel={(item) => (item.kind === 'head' ? headLabel(item.section) : '')}
    >
      {(item, change) =>
        item.kind === 'head' ? (
          <CauseCard item={item} onToggle={() => turn(item)} />
        ) : (
          <div className="cause-row" data-last={item.isLast}>
            {change}
          </div>
        )
      }
    </ChangesView>
  )
}

function rowOf(item: CauseItem): ShownRow | undefined {
  return item.kind === 'row' ? { row: item.row, label: item.label, depth: item.level - 2 } : undefined
}

function headLabel(section: Parameters<typeof sectionTitle>[0]): string {
  const quiet = quietLine(section)
  return `${sectionTitle(section)}: ${count(section.keys, 'key')}${quiet === '' ? '' : `. ${quiet}`}`
}

function heightOf(item: CauseItem): number {
  if (item.kind === 'row') return item.isLast ? 52 : 44
  return quietLine(item.section) === '' ? 46 : 64
}
