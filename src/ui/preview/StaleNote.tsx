import { useDerived } from '../session-context.tsx'
import { OriginLink } from './OriginLink.tsx'

/** Above a result from before a text became unreadable: which text, and where. */
export function StaleNote() {
  const origins = useDerived(({ composition, issues }) => {
    const broken = new Set(composition.layers.filter(({ state }) => state === 'broken').map(({ source }) => source))
    return issues.filter(({ severity, origin }) => severity === 'error' && broken.has(origin.source)).map(({ origin }) => origin)
  })
  const [origin] = origins
  return (
    <p className="note is-error" role="status">
      <span>{origin ? <OriginLink origin={origin} /> : 'The text'} cannot be read. This is the result from before.</span>
    </p>
  )
}
