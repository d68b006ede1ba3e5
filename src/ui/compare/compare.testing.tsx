import { render } from '@testing-library/react'
import { createSessionStore } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import type { SideRef } from '../../workspace/compare/side.ts'
import { loadSystems } from '../../systems/registry.ts'
import { sessionOf } from '../../workspace/session.testing.ts'
import '../look/base.css'
import '../look/tokens.css'
import '../shell/shell.css'
import { SessionContext } from '../session-context.tsx'
import { setView } from '../view.ts'
import { CausesView } from './causes/CausesView.tsx'
import { setCompare, useCompareState } from './compare-state.ts'
import { CompareToolbar } from './CompareToolbar.tsx'
import { SideNotes } from './sides/SideNotes.tsx'
import { TreeView } from './changes/TreeView.tsx'
import { useComparison, useSides } from './use-comparison.ts'

/** What a test compares: files by path, and the two that are A and B. */
interface Compared {
  readonly files: Readonly<Record<string, string>>
  readonly a: string | SideRef
  readonly b: string | SideRef
  readonly view?: 'causes' | 'tree'
}

/** Draws the causes or the tree of a comparison, with the toolbar above. */
export async function openCompare({ files, a, b, view = 'causes' }: Compared): Promise<SessionStore> {
  await loadSystems()
  const store = createSessionStore(sessionOf(files))
  const [first, second] = [a, b].map((side): SideRef => (typeof side === 'string' ? { kind: 'file', path: side } : side))
  setCompare({
    sides: first && second ? [first, second] : [],
    view,
    filter: '',
    shows: 'changes',
    isThreeWay: false,
    selected: undefined,
    folded: new Set(),
    opened: new Set(),
  })
  setView({ screen: 'compare', selected: undefined, reveal: undefined })
  render(
    <SessionContext value={store}>
      <div style={{ width: 1020, height: 700, display: 'flex', flexDirection: 'column' }}>
        <Changes />
      </div>
    </SessionContext>,
  )
  return store
}

function Changes() {
  const comparison = useComparison()
  const view = useCompareState((state) => state.view)
  const sides = useSides()
  if (!comparison) return null
  return (
    <>
      <SideNotes sides={sides} />
      <CompareToolbar comparison={comparison} />
      {view === 'tree' ? <TreeView comparison={comparison} /> : <CausesView comparison={comparison} />}
    </>
  )
}
