import type { Comparison } from '../../workspace/compare/comparison.ts'
import { FilterInput } from '../look/FilterInput.tsx'
import { FILTER_TERMS, parseChangeFilter, withoutIgnored } from './changes/change-filter.ts'
import type { Listing } from './changes/change-listing.ts'
import { compareState, setCompare, useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'
import { PatchVerdict } from './patch/PatchVerdict.tsx'
import { LeaveButtons } from './LeaveButtons.tsx'
import { StepButtons } from './sides/StepButtons.tsx'
import { UnknownTerms } from './sides/UnknownTerms.tsx'
import { useListing, useStepItems } from './changes/use-listing.ts'
import './changes/changes.css'

interface Props {
  readonly comparison: Comparison
}

/** What is listed, where one is among the changes, and how a comparison leaves. */
export function CompareToolbar({ comparison }: Props) {
  const listing = useListing(comparison)
  const filter = useCompareState((state) => state.filter)
  return (
    <div className="compare-tools" role="toolbar" aria-label="Changes">
      <FilterInput
        name="Filter changes"
        title={`Words of keys, values and origins, or ${FILTER_TERMS}`}
        filter={filter}
        change={(next) => setCompare({ filter: next })}
      />
      <Chips comparison={comparison} listing={listing} />
      <StepButtons items={useStepItems(comparison, listing)} />
      <div className="compare-tools-end">
        <LeaveButtons comparison={comparison} />
        <PatchVerdict comparison={comparison} />
      </div>
      <FilterNote filter={filter} listing={listing} />
    </div>
  )
}

function Chips({ comparison, listing: { shows, unfiltered } }: Props & { readonly listing: Listing }) {
  const { changes, ignored, diff } = comparison
  const listed = 'Lists the equal keys that are written in two places'
  const equalTitle = shows === 'redundant' ? `${listed}: ${number(unfiltered)} of ${number(diff.equal)}` : listed
  const chip = (is: CompareState['shows'], text: string, title: string) => (
    <button
      type="button"
      className="chip"
      aria-pressed={shows === is}
      title={title}
      onClick={() => setCompare({ shows: is, filter: withoutIgnored(compareState.getState().filter), selected: undefined })}
    >
      {text}
    </button>
  )
  return (
    <div className="compare-chips" role="group" aria-label="Show">
      {chip('changes', `${number(changes.length)} differ${changes.length === 1 ? 's' : ''}`, 'Keys that differ')}
      {chip('redundant', `${number(diff.equal)} equal`, equalTitle)}
      {chip('ignored', `${number(ignored.length)} ignored`, 'Keys that differ and do not count')}
    </div>
  )
}

function number(n: number): string {
  return n.toLocaleString('en')
}

function FilterNote({ filter, listing }: { readonly filter: string; readonly listing: Listing }) {
  if (parseChangeFilter(filter).unknown.length > 0) return <UnknownTerms filter={filter} />
  const { rows, unfiltered, isFiltered } = listing
  return isFiltered && rows.length > 0 ? (
    <p className="compare-tools-note" role="status">
      {number(rows.length)} of {number(unfiltered)} match.
    </p>
  ) : null
}
