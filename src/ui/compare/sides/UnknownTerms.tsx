import { FILTER_TERMS, parseChangeFilter } from '../changes/change-filter.ts'
import '../changes/changes.css'

/** Says which terms of a filter mean nothing, and which there are. */
export function UnknownTerms({ filter }: { readonly filter: string }) {
  const { unknown } = parseChangeFilter(filter)
  if (unknown.length === 0) return null
  return (
    <p className="compare-tools-note">
      There is no {unknown.join(', ')}. Try {FILTER_TERMS}.
    </p>
  )
}
