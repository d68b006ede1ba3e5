import type { Comparison } from '../../workspace/comparison.ts'
import { useCompareState } from './compare-state.ts'
import { CauseCard } from './CauseCard.tsx'
import { quietLine, sectionTitle } from './cause-words.ts'
import type { CauseItem } from './cause-rows.ts'
import { ChangeGroundContext, useGroundOf } from './change-ground.ts'
import { changeLabel } from './change-label.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { ChangeList, turn } from './ChangeList.tsx'
import { ListedNothing } from './ListedNothing.tsx'
import { count } from '../shell/names.ts'
import { detailsId, toggleDetails, useListActions } from './use-list-actions.ts'
import { useCauseItems, useListing } from './use-listing.ts'
import './changes.css'

interface Props {
  readonly comparison: Comparison
}

/** Why A and B differ: one card for each cause, with the changes that it makes. */
export function CausesView({ comparison }: Props) {
  const listing = useListing(comparison)
  const items = useCauseItems(listing)
  const ground = useGroundOf(comparison)
  const opened = useCompareState((state) => state.opened)
  const actions = useListActions<CauseItem>((item) => (item.kind === 'row' ? item.row : undefined), ground)
  const isOpen = (item: CauseItem): boolean | undefined => (item.kind === 'row' ? opened.has(detailsId(item)) : undefined)
  return (
    <ChangeGroundContext value={ground}>
      <section className="changes" data-region="changes" aria-label="Changes by cause">
        {items.length === 0 ? (
          <ListedNothing comparison={comparison} listing={listing} />
        ) : (
          <ChangeList
            name="Changes by cause"
            comparison={comparison}
            items={items}
            heightOf={heightOf}
            labelOf={(item) => (item.kind === 'head' ? headLabel(item.section) : changeLabel(item.row, ground))}
            isOpen={isOpen}
            actions={actions}
          >
            {(item, isActive) =>
              item.kind === 'head' ? (
                <CauseCard item={item} onToggle={() => turn(item)} />
              ) : (
                <div className="cause-row" data-last={item.isLast}>
                  <ChangeLine
                    row={item.row}
                    label={item.label}
                    depth={item.level - 2}
                    isActive={isActive}
                    isFolded={item.fold?.isFolded}
                    isOpen={isOpen(item) === true}
                    onToggle={() => (item.fold ? turn(item) : toggleDetails(item))}
                  />
                </div>
              )
            }
          </ChangeList>
        )}
      </section>
    </ChangeGroundContext>
  )
}

function headLabel(section: Parameters<typeof sectionTitle>[0]): string {
  const quiet = quietLine(section)
  return `${sectionTitle(section)}: ${count(section.keys, 'key')}${quiet === '' ? '' : `. ${quiet}`}`
}

function heightOf(item: CauseItem): number {
  if (item.kind === 'row') return item.isLast ? 52 : 44
  return quietLine(item.section) === '' ? 46 : 64
}
