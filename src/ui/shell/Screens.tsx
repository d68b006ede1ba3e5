import { Activity, lazy, Suspense, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { Boundary } from '../look/Boundary.tsx'
import { useView } from '../view.ts'
import { Compose } from './Compose.tsx'
import { loadProblems } from './later.ts'
import { panelSizes } from './panel-sizes.ts'
import type { Places } from './places.ts'

const ComparePage = lazy(async () => ({ default: (await import('../compare/ComparePage.tsx')).ComparePage }))

const Problems = lazy(async () => ({ default: (await loadProblems()).Problems }))

const rows = panelSizes('rows')

/** The screen that is chosen, with problems beneath. The other keeps what is folded and scrolled, and does nothing meanwhile. */
export function Screens({ places }: { readonly places: Places }) {
  const showProblems = useView((state) => state.bottomPanel === 'problems')
  return (
    <Group className="screens" orientation="vertical" id="rows" onLayoutChanged={rows.onLayoutChanged}>
      <Panel id="work" minSize="30%">
        <ChosenScreen places={places} />
      </Panel>
      {showProblems && (
        <>
          <Separator className="split is-row" aria-label="Height of the problems" />
          <Panel id="problems" defaultSize={rows.sizeOf('problems', '30%')} minSize="12%">
            <Suspense fallback={null}>
              <Problems />
            </Suspense>
          </Panel>
        </>
      )}
    </Group>
  )
}

function ChosenScreen({ places }: { readonly places: Places }) {
  const screen = useView((state) => state.screen)
  const [wasCompared, setCompared] = useState(false)
  if (screen === 'compare' && !wasCompared) setCompared(true)
  return (
    <>
      <Activity mode={screen === 'compose' ? 'visible' : 'hidden'}>
        <Compose places={places} />
      </Activity>
      {wasCompared && (
        <Activity mode={screen === 'compare' ? 'visible' : 'hidden'}>
          <Boundary name="The comparison">
            <Suspense fallback={<p className="empty">Opening the comparison…</p>}>
              <ComparePage />
            </Suspense>
          </Boundary>
        </Activity>
      )}
    </>
  )
}
