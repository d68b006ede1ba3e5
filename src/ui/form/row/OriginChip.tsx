import { useContext } from 'react'
import type { MouseEvent } from 'react'
import type { Path } from '../../../core/path.ts'
import { hasLines } from '../../../core/source.ts'
import { derive } from '../../../workspace/derive.ts'
import { setTarget } from '../../../workspace/commands.ts'
import { dispatch } from '../../../workspace/session-store.ts'
import { useSessionStore } from '../../session-context.tsx'
import { revealText, setView } from '../../view.ts'
import { DraftContext } from '../control/draft-context.ts'
import { formModel } from '../form-model.ts'
import { rowFacts } from './row-facts.ts'
import type { RowView } from './row-view.ts'

interface Props {
  readonly path: Path
  readonly view: Pick<RowView, 'state' | 'chip' | 'spoken' | 'color' | 'targetColor'>
  readonly title: string
  /** Whether a click goes to the line at once, where there is no history to see. */
  readonly leads?: boolean
  /** Whether Tab passes it by: Alt Enter in its row does what it does. */
  readonly isPassedBy?: boolean
}

/**
 * Where a key's value comes from: solid when it is set here, dashed when it comes from elsewhere. Opens the key's history; with
 * Ctrl or Command it goes to the line.
 */
export function OriginChip({ path, view, title, leads = false, isPassedBy = false }: Props) {
  const store = useSessionStore()
  const isDraft = useContext(DraftContext)
  if (view.state === 'unset') return <span className="form-chip-space" />
  const isHere = view.state === 'set' || view.state === 'redundant'
  if (isDraft && isHere) return <span className="form-chip-space soft">draft</span>
  const open = (event: MouseEvent): void => {
    if (!leads && !(event.ctrlKey || event.metaKey)) {
      setView({ selected: path })
      return
    }
    const session = store.getState()
    const { origin } = rowFacts(formModel(derive(session), session), path)
    if (!origin || !hasLines(origin.source)) return
    dispatch(store, (now) => setTarget(now, origin.source.path))
    revealText(origin.source.path, origin.start)
  }
  return (
    <span className="form-chip-space">
      <button
        type="button"
        className="form-chip"
        tabIndex={isPassedBy ? -1 : undefined}
        data-here={isHere}
        data-layer={isHere ? view.targetColor : view.color}
        aria-label={`Origin of ${title}: ${view.spoken}`}
        title={`${view.spoken}\n${leads ? 'Click for the line' : `Click for the history${isPassedBy ? ' (Alt Enter)' : ''}, Ctrl click for the line`}`}
        onClick={open}
      >
        {view.state === 'inherited' ? <Place text={view.chip} /> : view.chip}
      </button>
    </span>
  )
}

/** A place that loses its folders first where room is short: the line number is what matters. */
function Place({ text }: { readonly text: string }) {
  const [arrow, ...rest] = text.split(' ')
  return (
    <>
      {arrow}{' '}
      <span className="form-chip-place">
        <bdi>{rest.join(' ')}</bdi>
      </span>
    </>
  )
}
