import { useMemo } from 'react'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { causeItems } from '../causes/cause-rows.ts'
import type { CauseItem } from '../causes/cause-rows.ts'
import { listChanges } from './change-listing.ts'
import type { Listing } from './change-listing.ts'
import { useGroundOf } from './change-ground.ts'
import { inactiveNote } from './change-facts.ts'
import { changeTree } from './change-tree.ts'
import type { TreeNode } from './change-tree.ts'
import { useCompareState } from '../compare-state.ts'
import type { ListItem } from './list-item.ts'
import { treeItems } from './tree-rows.ts'
import type { TreeItem } from './tree-rows.ts'

/** What is listed of a comparison now. */
export function useListing(comparison: Comparison): Listing {
  const filter = useCompareState((state) => state.filter)
  const shows = useCompareState((state) => state.shows)
  const { partOf } = useGroundOf(comparison)
  return useMemo(() => listChanges(comparison, { filter, shows, partOf }), [comparison, filter, shows, partOf])
}

export function useCauseItems({ sections }: Listing): readonly CauseItem[] {
  const folded = useCompareState((state) => state.folded)
  const opened = useCompareState((state) => state.opened)
  return useMemo(() => causeItems(sections, { folded, opened }), [sections, folded, opened])
}

export function useTreeItems(comparison: Comparison, listing: Listing): readonly TreeItem[] {
  const folded = useCompareState((state) => state.folded)
  const opened = useCompareState((state) => state.opened)
  const tree = useTree(comparison, listing)
  return useMemo(() => treeItems(tree, { folded, opened }), [tree, folded, opened])
}

function useTree(comparison: Comparison, listing: Listing): TreeNode {
  const ground = useGroundOf(comparison)
  return useMemo(() => changeTree(comparison, listing, (path) => inactiveNote(path, ground)), [comparison, listing, ground])
}

/** All lines that the steps from change to change pass, those of folded cards and branches too. */
export function useStepItems(comparison: Comparison, listing: Listing): readonly ListItem[] {
  const isByCause = useCompareState((state) => state.view === 'causes')
  const opened = useCompareState((state) => state.opened)
  const tree = useTree(comparison, listing)
  return useMemo(() => {
    const folds = { folded: NOTHING, opened }
    return isByCause ? causeItems(listing.sections, folds) : treeItems(tree, folds)
  }, [tree, listing, isByCause, opened])
}

const NOTHING: ReadonlySet<string> = new Set()
