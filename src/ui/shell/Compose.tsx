import { lazy, Suspense } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { LayersPane } from '../layers/LayersPane.tsx'
import { Preview } from '../preview/Preview.tsx'
import { Boundary } from '../look/Boundary.tsx'
import { useView } from '../view.ts'
import { Editing } from './Editing.tsx'
import { loadHistory } from './later.ts'
import { panelSizes } from './panel-sizes.ts'
import type { Places } from './places.ts'

const History = lazy(async () => ({ default: (await loadHistory()).History }))

const columns = panelSizes('columns')
const resultRows = panelSizes('result-rows')

/** Layers on the left, the chosen layer in the middle, what the trainer reads on the right. */
export function Compose({ places }: { readonly places: Places }) {
  return (
    <Group orientation="horizontal" id="columns" onLayoutChanged={columns.onLayoutChanged}>
      <Panel
        id="layers"
        defaultSize={columns.sizeOf('layers', '264px')}
        minSize="180px"
        maxSize="40%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <LayersPane openFolder={places.openFolder} />
      </Panel>
      <Separator className="split" aria-label="Width of the layers" />
      <Panel id="editing" minSize="320px">
        <Editing />
      </Panel>
      <Separator className="split" aria-label="Width of the result" />
      <Panel id="result" defaultSize={columns.sizeOf('result', '34%')} minSize="260px">
        <Result />
      </Panel>
    </Group>
  )
}

function Result() {
  const isOpen = useView((state) => state.selected !== undefined)
  return (
    <Group orientation="vertical" id="result-rows" onLayoutChanged={resultRows.onLayoutChanged}>
      <Panel id="preview" minSize="25%">
        <Boundary name="The result">
          <Preview />
        </Boundary>
      </Panel>
      {isOpen && (
        <>
          <Separator className="split is-row" aria-label="Height of the history" />
          <Panel id="history" defaultSize={resultRows.sizeOf('history', '38%')} minSize="15%">
            <Boundary name="The history">
              <Suspense fallback={null}>
                <History />
              </Suspense>
            </Boundary>
          </Panel>
        </>
      )}
    </Group>
  )
}
