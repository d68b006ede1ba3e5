import { useDerived, useSession } from '../session-context.tsx'
import { setView } from '../view.ts'

/** In place of an empty result: why it is empty, and what to do. */
export function NothingHere() {
  const hasFiles = useDerived(({ options }, session) => [...session.files.keys()].some(options.isConfig))
  const isPicked = useSession((session) => session.stack.files.length > 0)
  const unread = useDerived(({ composition }) =>
    composition.layers.filter(({ state }) => state === 'broken' || state === 'missing').map(({ path }) => path),
  )
  if (!hasFiles) return <p className="empty">No config files in this folder. Open another one from the Workspace menu.</p>
  if (!isPicked) return <p className="empty">Nothing to read yet. Pick an experiment or a file, or build a stack from files.</p>
  if (unread.length === 0)
    return <p className="empty">The layers that are on write no keys. Write one in the form or the text.</p>
  return (
    <div className="empty">
      <p>Nothing is left to read: {unread.join(', ')} cannot be read.</p>
      <button type="button" className="button" onClick={() => setView({ bottomPanel: 'problems' })}>
        Show problems
      </button>
    </div>
  )
}
