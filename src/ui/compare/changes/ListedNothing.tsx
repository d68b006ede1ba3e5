import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { count } from '../../shell/names.ts'
import type { Listing } from './change-listing.ts'
import { setCompare, useCompareState } from '../compare-state.ts'

interface Props {
  readonly comparison: Comparison
  readonly listing: Listing
}

/** In place of an empty list: why it is empty, and what can be done. */
export function ListedNothing({ comparison, listing: { shows, unfiltered } }: Props) {
  const filter = useCompareState((state) => state.filter)
  const { equal } = comparison.diff
  if (unfiltered > 0) {
    return (
      <div className="empty">
        <p>
          None of {count(unfiltered, 'key')} matches “{filter}”.
        </p>
        <button type="button" className="button" onClick={() => setCompare({ filter: '' })}>
          Clear the filter
        </button>
      </div>
    )
  }
  if (shows === 'ignored') return <p className="empty">No change is ignored. Ignore one from the menu of its row, or with i.</p>
  if (shows === 'redundant') {
    return <p className="empty">Every key that is equal comes from the same line on both sides.</p>
  }
  if (comparison.a.state === 'unreadable' && comparison.b.state === 'unreadable')
    return <p className="empty">Neither side can be read. Pick another one above.</p>
  return <NoChanges equal={equal} ignored={comparison.ignored.length} />
}

function NoChanges({ equal, ignored }: { readonly equal: number; readonly ignored: number }) {
  return (
    <div className="empty">
      <p>
        {ignored === 0 ? 'Nothing differs' : 'Nothing that counts differs'}: {count(equal, 'key is', 'keys are')} equal
        {ignored > 0 && `, ${ignored.toLocaleString('en')} that differ${ignored === 1 ? 's' : ''} ignored`}. Pick another side
        above to compare with.
      </p>
      {ignored > 0 && (
        <button type="button" className="button" onClick={() => setCompare({ shows: 'ignored' })}>
          Show what is ignored
        </button>
      )}
    </div>
  )
}
