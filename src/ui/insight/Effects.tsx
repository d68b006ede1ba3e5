import type { Path } from '../../core/path.ts'
import { revealField, setView, view } from '../view.ts'
import { DerivedList } from './DerivedList.tsx'
import { Insights } from './Insights.tsx'
import { useDerivedValues, useInsights } from './use-effects.ts'
import './effects.css'

/** What the resolved config does that no key says, as pictures and as numbers. They follow every edit. */
export function Effects() {
  const results = useDerivedValues()
  const insights = useInsights()
  if (insights.length === 0 && results.every(({ value }) => value === undefined)) {
    return (
      <p className="empty">
        The config does not say enough to work anything out. Include a file that names a model with its sizes.
      </p>
    )
  }
  return (
    <div className="makes-scroll">
      <Insights sides={[{ results: insights, open: lead }]} />
      <DerivedList results={results} />
    </div>
  )
}

/** To the history of a value, and to its row in the form where that is on screen. */
function lead(path: Path): void {
  setView({ selected: path })
  if (view.getState().mode !== 'text') revealField(path)
}
