import { useState } from 'react'
import type { Misfit, Timeline } from '../../systems/judge/insight.ts'
import { Icon } from '../look/Icon.tsx'
import type { DrawnSide } from './drawn-side.ts'

/** More of them are listed when asked for. */
const FIRST = 3

/** Where a timeline does not join, as sentences that lead to the key. */
export function Misfits({ side: { insight, letter, open } }: { readonly side: DrawnSide<Timeline> }) {
  const [isWhole, setWhole] = useState(false)
  const { misfits } = insight
  if (misfits.length === 0) return null
  const shown = isWhole ? misfits : misfits.slice(0, FIRST)
  const others = misfits.length - shown.length
  return (
    <ul className="insight-notes" aria-label={`${letter === undefined ? 'What' : `${letter}: what`} does not join`}>
      {shown.map((misfit) => (
        <li key={`${misfit.kind} ${misfit.start} ${misfit.text}`} data-kind={isOff(misfit) ? 'warning' : 'info'}>
          <Icon name={isOff(misfit) ? 'warning' : 'info'} />
          <button type="button" className="link" onClick={() => open(misfit.path)}>
            {letter !== undefined && `${letter}: `}
            {misfit.text}
          </button>
        </li>
      ))}
      {others > 0 && (
        <li>
          <button type="button" className="link" onClick={() => setWhole(true)}>
            {others} more
          </button>
        </li>
      )}
    </ul>
  )
}

/** Bands may jump on purpose; a timeline that misses its limit is rarely meant. */
function isOff({ kind }: Misfit): boolean {
  return kind === 'gap' || kind === 'overrun'
}
