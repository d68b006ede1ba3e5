import { memo } from 'react'
import type { Path } from '../../core/path.ts'
import type { InsightResult } from '../../systems/judge/insights-of.ts'
import { revealField, setView, view } from '../view.ts'
import { DerivedList } from './DerivedList.tsx'
import { Insights } from './Insights.tsx'
import { useDerivedValues, useInsights, useResolvedView } from './use-effects.ts'
import './effects.css'

/** What the resolved config does that no key says, as pictures and as numbers. They follow every edit. */
export function Effects() {
  const results = useDerivedValues()
  const resolved = useResolvedView()
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
      <Pictures results={insights} />
      <DerivedList results={results} of={resolved} />
    </div>
  )
}

/** Drawn anew only where what they tell has changed: most edits change none of it. */
const Pictures = memo(AllPictures, ({ results: before }, { results: after }) => {
  return before.length === after.length && before.every((one, i) => isSame(one, after[i]))
})

function AllPictures({ results }: { readonly results: readonly InsightResult[] }) {
  return <Insights sides={[{ results, open: lead }]} />
}

function isSame(before: InsightResult, after: InsightResult | undefined): boolean {
  return before.of === after?.of && JSON.stringify(before.insight) === JSON.stringify(after.insight)
}

/** To the history of a value, and to its row in the form where that is on screen. */
function lead(path: Path): void {
  setView({ selected: path })
  if (view.getState().mode !== 'text') revealField(path)
}
