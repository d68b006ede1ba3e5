import type { CSSProperties } from 'react'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import type { CompareState } from '../compare-state.ts'
import { turn } from './ChangeList.tsx'
import { ChangesView } from './ChangesView.tsx'
import type { ShownRow } from './ChangesView.tsx'
import type { TreeBranch, TreeEqual, TreeItem } from './tree-rows.ts'
import { useListing, useTreeItems } from './use-listing.ts'

interface Props {
  readonly comparison: Comparison
}

/** What differs where in the config: its tree, with what is equal put together. */
export function TreeView({ comparison }: Props) {
  const listing = useListing(comparison)
  const items = useTreeItems(comparison, listing)
  const { shows } = listing
  return (
    <ChangesView
      name="Changes in the tree"
      comparison={comparison}
      listing={listing}
      items={items}
      isEmpty={listing.rows.length === 0}
      heightOf={(item) => (rowOf(item) ? 44 : 30)}
      rowOf={rowOf}
      headLabel={(item) => lineLabel(item, shows)}
    >
      {(item, change) => (change ? <div className="tree-row">{change}</div> : <BranchLine item={item} shows={shows} />)}
    </ChangesView>
  )
}

function rowOf(item: TreeItem): ShownRow | undefined {
  const row = item.kind === 'row' ? item.row : item.kind === 'branch' ? item.part : undefined
  return row && { row, label: item.kind === 'equal' ? '' : item.label, depth: item.level - 1 }
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
