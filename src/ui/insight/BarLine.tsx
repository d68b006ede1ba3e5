import type { ReactNode } from 'react'
import { saidOf } from './drawn-side.ts'

interface Props {
  /** The config that it is of, where there are several. */
  readonly letter: string | undefined
  /** What the bar says, in words. */
  readonly gist: string
  readonly isMeter?: boolean
  readonly children: ReactNode
}

/** A bar, with the letter of its config in front of it. */
export function BarLine({ letter, gist, isMeter = false, children }: Props) {
  return (
    <div className="insight-bar-line">
      {letter !== undefined && <b className="insight-letter">{letter}</b>}
      <div className={isMeter ? 'insight-bar is-meter' : 'insight-bar'} role="img" aria-label={saidOf(letter, gist)}>
        {children}
      </div>
    </div>
  )
}
