import type { CSSProperties } from 'react'
import type { Comparison } from '../../workspace/comparison.ts'
import { Icon } from '../look/Icon.tsx'
import { count } from '../shell/names.ts'
import { useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'
import { ChangeGroundContext, useGroundOf } from './change-ground.ts'
import { changeLabel } from './change-label.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { ChangeList, turn } from './ChangeList.tsx'
import { ListedNothing } from './ListedNothing.tsx'
import type { TreeBranch, TreeEqual, TreeItem } from './tree-rows.ts'
import { detailsId, toggleDetails, useListActions } from './use-list-actions.ts'
import { useListing, useTreeItems } from './use-listing.ts'
import './changes.css'

interface Props {
  readonly comparison: Comparison
}

/** What differs where in the config: its tree, with what is equal put together. */
export function TreeView({ comparison }: Props) {
  const listing = useListing(comparison)
  const items = useTreeItems(comparison, listing)
  const ground = useGroundOf(comparison)
  const opened = useCompareState((state) => state.opened)
  const actions = useListActions<TreeItem>(rowIn, ground)
  const isOpen = (item: TreeItem): boolean | undefined => (item.kind === 'row' ? opened.has(detailsId(item)) : undefined)
  return (
    <ChangeGroundContext value={ground}>
      <section className="changes" data-region="changes" aria-label="Changes in the tree">
        {listing.rows.length === 0 ? (
          <ListedNothing comparison={comparison} listing={listing} />
        ) : (
          <ChangeList
            name="Changes in the tree"
            comparison={comparison}
            items={items}
            heightOf={(item) => (item.kind === 'row' || (item.kind === 'branch' && item.part) ? 44 : 30)}
            labelOf={(item) => {
              const row = rowIn(item)
              return row ? changeLabel(row, ground) : lineLabel(item, listing.shows)
            }}
            isOpen={isOpen}
            actions={actions}
          >
            {(item, isActive) => {
              const row = rowIn(item)
              if (!row) return <BranchLine item={item} shows={listing.shows} />
              return (
                <div className="tree-row">
                  <ChangeLine
                    row={row}
                    label={'label' in item ? item.label : ''}
                    depth={item.level - 1}
                    isActive={isActive}
                    isFolded={item.fold?.isFolded}
                    isOpen={isOpen(item) === true}
                    onToggle={() => (item.fold ? turn(item) : toggleDetails(item))}
                  />
                </div>
              )
            }}
          </ChangeList>
        )}
      </section>
    </ChangeGroundContext>
  )
}

function rowIn(item: TreeItem) {
  return item.kind === 'row' ? item.row : item.kind === 'branch' ? item.part : undefined
}

function BranchLine({ item, shows }: { readonly item: TreeItem; readonly shows: Shows }) {
  if (item.kind === 'row') return null
  return (
    <div
      className="tree-branch"
      data-equal={item.kind === 'equal' || item.differ === 0}
      style={{ '--depth': item.level - 1 } as CSSProperties}
      onClick={() => turn(item)}
    >
      <span className="change-fold">
        <Icon name={item.fold?.isFolded === true ? 'right' : 'down'} />
      </span>
      {item.kind === 'branch' && <span className="tree-key mono">{item.label}</span>}
      <span className="tree-counts">{countsOf(item, shows)}</span>
      {item.kind === 'equal' && <span className="tree-names mono">{item.names}</span>}
      {item.kind === 'branch' && <span className="tree-note">{item.note}</span>}
    </div>
  )
}

function countsOf(item: TreeBranch | TreeEqual, shows: Shows): string {
  if (item.kind === 'equal') return `${item.keys.toLocaleString('en')} equal`
  const differ = item.differ === 0 ? '' : WORDS[shows](item.differ)
  const equal = item.equal === 0 ? '' : `${item.equal.toLocaleString('en')} equal`
  return [differ, equal].filter((text) => text !== '').join(' · ')
}

type Shows = CompareState['shows']

/** What is counted on a branch depends on what is listed. */
const WORDS: Readonly<Record<Shows, (n: number) => string>> = {
  changes: (n) => `${n.toLocaleString('en')} differ${n === 1 ? 's' : ''}`,
  ignored: (n) => `${n.toLocaleString('en')} ignored`,
  redundant: (n) => `${n.toLocaleString('en')} in two places`,
}

function lineLabel(item: TreeItem, shows: Shows): string {
  if (item.kind === 'row') return ''
  if (item.kind === 'equal') return `${count(item.keys, 'equal key')}: ${item.names}`
  return [`${item.label}: ${countsOf(item, shows).replace(' · ', ', ')}`, item.note].filter((text) => text !== '').join(', ')
}
