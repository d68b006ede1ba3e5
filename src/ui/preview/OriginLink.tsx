import { formatOrigin, hasLines } from '../../core/source.ts'
import type { Origin } from '../../core/source.ts'
import { setTarget } from '../../workspace/commands.ts'
import { useDispatch } from '../session-context.tsx'
import { revealText } from '../view.ts'

/** An origin that can be gone to; `label` stands for it where its file is said already. */
export function OriginLink({ origin, label }: { readonly origin: Origin; readonly label?: string }) {
  const dispatch = useDispatch()
  const text = formatOrigin(origin)
  if (!hasLines(origin.source)) return <span className="soft">{label ?? text}</span>
  return (
    <button
      type="button"
      className="link mono"
      aria-label={label === undefined ? undefined : `${label} of ${origin.source.path}`}
      title={label === undefined ? undefined : text}
      onClick={() => {
        dispatch((session) => setTarget(session, origin.source.path))
        revealText(origin.source.path, origin.start)
      }}
    >
      {label ?? text}
    </button>
  )
}
