import { Group, Panel, Separator } from 'react-resizable-panels'
import { loadLayout, saveLayout } from '../../io/preferences.ts'
import { FileTree } from '../layers/FileTree.tsx'
import { LayerStack } from '../layers/LayerStack.tsx'
import { History } from '../preview/History.tsx'
import { Preview } from '../preview/Preview.tsx'
import { Boundary } from '../look/Boundary.tsx'
import { Problems } from '../problems/Problems.tsx'
import { useView } from '../view.ts'
import { Editing } from './Editing.tsx'

/** Layers on the left, the chosen layer in the middle, what the trainer reads on the right, problems beneath. */
export function Compose() {
  const showProblems = useView((state) => state.bottomPanel === 'problems')
  return (
    <Group className="compose" orientation="vertical" id="rows" {...remembered('rows')}>
      <Panel id="work" minSize="30%">
        <Columns />
      </Panel>
      {showProblems && (
        <>
          <Separator className="split is-row" aria-label="Height of the problems" />
          <Panel id="problems" defaultSize="30%" minSize="12%">
            <Problems />
          </Panel>
        </>
      )}
    </Group>
  )
}

function Columns() {
  return (
    <Group orientation="horizontal" id="columns" {...remembered('columns')}>
      <Panel id="layers" defaultSize="264px" minSize="180px" maxSize="40%" groupResizeBehavior="preserve-pixel-size">
        <nav className="pane pane-layers" data-region="layers" aria-label="Layers and files">
          <LayerStack />
          <FileTree />
        </nav>
      </Panel>
      <Separator className="split" aria-label="Width of the layers" />
      <Panel id="editing" minSize="320px">
        <Editing />
      </Panel>
      <Separator className="split" aria-label="Width of the result" />
      <Panel id="result" defaultSize="34%" minSize="260px">
        <Result />
      </Panel>
    </Group>
  )
}

function Result() {
  const isOpen = useView((state) => state.selected !== undefined)
  return (
    <Group orientation="vertical" id="result-rows" {...remembered('result-rows')}>
      <Panel id="preview" minSize="25%">
        <Boundary name="The result">
          <Preview />
        </Boundary>
      </Panel>
      {isOpen && (
        <>
          <Separator className="split is-row" aria-label="Height of the history" />
          <Panel id="history" defaultSize="38%" minSize="15%">
            <Boundary name="The history">
              <History />
            </Boundary>
          </Panel>
        </>
      )}
    </Group>
  )
}

/** Sizes as the person left them. Panels that are not always there share the layout of those that are. */
function remembered(id: string) {
  const layout = loadLayout(id)
  return {
    ...(layout ? { defaultLayout: layout } : {}),
    onLayoutChanged: (next: Record<string, number>, { isUserInteraction }: { readonly isUserInteraction: boolean }) => {
      if (isUserInteraction) saveLayout(id, next)
    },
  }
}
