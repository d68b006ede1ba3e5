import { useId } from 'react'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** What is drawn, and what is not. */
  readonly help: string
  /** What stands right of the title: the one number of the picture, and buttons. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A picture with its title. */
export function Figure({ title, help, aside, children }: Props) {
  const head = useId()
  return (
    <section className="insight" aria-labelledby={head}>
      <div className="insight-head">
        <h3 id={head} className="insight-title" title={help}>
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
