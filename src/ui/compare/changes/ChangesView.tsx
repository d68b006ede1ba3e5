import type { ReactNode } from 'react'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { ChangeGroundContext, useGroundOf } from './change-ground.ts'
import { changeLabel } from './change-label.ts'
import type { Listing } from './change-listing.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { ChangeList, turn } from './ChangeList.tsx'
import type { ChangeRow } from './change-row.ts'
import { useCompareState } from '../compare-state.ts'
import type { ListItem } from './list-item.ts'
import { ListedNothing } from './ListedNothing.tsx'
import { detailsId, toggleDetails, useListActions } from './use-list-actions.ts'
import './changes.css'

/** A change on a line, with the end of its path that is not said above, and how far in it stands. */
export interface ShownRow {
  readonly row: ChangeRow
  readonly label: string
  readonly depth: number
}

interface Props<Item extends ListItem> {
  readonly name: string
  readonly comparison: Comparison
  readonly listing: Listing
  readonly items: readonly Item[]
  /** Whether there is nothing to list: then it is said why. */
  readonly isEmpty: boolean
  readonly heightOf: (item: Item) => number
  /** The change that a line shows; undefined for a line about several. */
  readonly rowOf: (item: Item) => ShownRow | undefined
  /** What a line about several changes is called. */
  readonly headLabel: (item: Item) => string
  /** A line as it is drawn: `change` is its change, where it shows one. */
  readonly children: (item: Item, change: ReactNode) => ReactNode
}

/** The changes of a comparison as lines that fold and open, seen against what both sides are. */
export function ChangesView<Item extends ListItem>({ name, comparison, listing, items, isEmpty, rowOf, ...props }: Props<Item>) {
  const ground = useGroundOf(comparison)
  const opened = useCompareState((state) => state.opened)
  const actions = useListActions<Item>((item) => rowOf(item)?.row, ground)
  // A line that folds what is beneath it has no details to open.
  const isOpen = (item: Item): boolean | undefined => (rowOf(item) && !item.fold ? opened.has(detailsId(item)) : undefined)
  const labelOf = (item: Item): string => {
    const shown = rowOf(item)
    return shown ? changeLabel(shown.row, ground) : props.headLabel(item)
  }
  return (
    <ChangeGroundContext value={ground}>
      <section className="changes" data-region="changes" aria-label={name}>
        {isEmpty ? (
          <ListedNothing comparison={comparison} listing={listing} />
        ) : (
          <ChangeList
            name={name}
            comparison={comparison}
            items={items}
            heightOf={props.heightOf}
            labelOf={labelOf}
            isOpen={isOpen}
            actions={actions}
          >
            {(item, isActive) => {
              const shown = rowOf(item)
              const change = shown && (
                <ChangeLine
                  {...shown}
                  isActive={isActive}
                  isFolded={item.fold?.isFolded}
                  isOpen={isOpen(item) === true}
                  onToggle={() => (item.fold ? turn(item) : toggleDetails(item))}
                />
              )
              return props.children(item, change)
            }}
          </ChangeList>
        )}
      </section>
    </ChangeGroundContext>
  )
}
