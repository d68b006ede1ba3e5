import { lazy, Suspense, useEffect } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { writeHash } from '../../io/address.ts'
import type { Comparison } from '../../workspace/compare/comparison.ts'
import { startSides } from '../../workspace/compare/start-sides.ts'
import { Boundary } from '../look/Boundary.tsx'
import { useSession, useSessionStore } from '../session-context.tsx'
import { tabId } from '../look/Tabs.tsx'
import { panelSizes } from '../shell/panel-sizes.ts'
import { CausesView } from './causes/CausesView.tsx'
import { CompareHeader } from './CompareHeader.tsx'
import { setCompare, useCompareState } from './compare-state.ts'
import { CompareTable } from './table/CompareTable.tsx'
import { CompareToolbar } from './CompareToolbar.tsx'
import { linkOf } from './CopyLink.tsx'
import { NothingToCompare } from './sides/NothingToCompare.tsx'
import { SideNotes } from './sides/SideNotes.tsx'
import { TreeView } from './changes/TreeView.tsx'
import { useComparison, useSides } from './use-comparison.ts'
import { SHOWN } from './ViewTabs.tsx'
import { WhatItDoes } from './causes/WhatItDoes.tsx'
import './compare.css'

const DiffText = lazy(async () => ({ default: (await import('./DiffText.tsx')).DiffText }))

const columns = panelSizes('compare-columns')

/** Two or more of anything that resolves, side by side: why they differ, where, and what that does. */
export function ComparePage() {
  useStart()
  useAddress()
  const comparison = useComparison()
  return (
    <Group orientation="horizontal" id="compare-columns" onLayoutChanged={columns.onLayoutChanged}>
      <Panel id="compared" minSize="480px">
        <main className="pane compare" aria-label="Comparison">
          <CompareHeader />
          <SideNotes sides={useSides()} />
          <Shown comparison={comparison} />
        </main>
      </Panel>
      <Separator className="split" aria-label="Width of what it does" />
      <Panel
        id="effects"
        defaultSize={columns.sizeOf('effects', '360px')}
        minSize="240px"
        maxSize="45%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <aside className="pane compare-effects" data-region="effects" aria-label="What it does">
          <Boundary name="What it does">{comparison && <WhatItDoes comparison={comparison} />}</Boundary>
        </aside>
      </Panel>
    </Group>
  )
}

function Shown({ comparison }: { readonly comparison: Comparison | undefined }) {
  const view = useCompareState((state) => state.view)
  return (
    <div className="compare-shown" id={SHOWN} role="tabpanel" aria-labelledby={tabId(SHOWN, view)}>
      <Boundary key={view} name="This view">
        {comparison ? <ViewOf view={view} comparison={comparison} /> : <NothingToCompare />}
      </Boundary>
    </div>
  )
}

function ViewOf({ view, comparison }: { readonly view: string; readonly comparison: Comparison }) {
  if (view === 'table') return <CompareTable />
  if (view === 'text') {
    return (
      <Suspense fallback={<p className="empty">Opening the text…</p>}>
        <DiffText comparison={comparison} />
      </Suspense>
    )
  }
  return (
    <>
      <CompareToolbar comparison={comparison} />
      {view === 'causes' ? <CausesView comparison={comparison} /> : <TreeView comparison={comparison} />}
    </>
  )
}

/** Something is compared before anybody has picked. */
function useStart(): void {
  const store = useSessionStore()
  const isPicked = useCompareState((state) => state.sides.length > 0)
  useEffect(() => {
    if (!isPicked) setCompare({ sides: startSides(store.getState()) })
  }, [store, isPicked])
}

/** While this screen is there, the page's address leads to it. */
function useAddress(): void {
  const state = useCompareState((all) => all)
  const hash = useSession((session) => {
    const link = linkOf(session, state)
    return 'hash' in link && state.sides.length > 0 ? link.hash : ''
  })
  useEffect(() => writeHash(hash), [hash])
  useEffect(() => () => writeHash(''), [])
}
