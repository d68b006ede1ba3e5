import type { CauseGroup } from '../../../core/diff/cause.ts'
import { describeCauses } from '../../../core/diff/cause-text.ts'
import { pathOf } from '../../../core/diff/change.ts'
import type { Change } from '../../../core/diff/change.ts'
import { formatPath } from '../../../core/path.ts'
import { count } from '../../shell/names.ts'
import type { ListingSection } from '../changes/change-listing.ts'

/** Why a section is there, as a sentence without a full stop. */
export function sectionTitle({ causes, equal }: ListingSection): string {
  if (causes.length > 0) return describeCauses(causes)
  if (!equal) return 'Ignored: these keys differ and do not count'
  return `Equal, but written in two places: ${equal.listed.toLocaleString('en')} of ${equal.all.toLocaleString('en')}`
}

/** What the causes do besides the changes of the group; `''` where that is nothing. */
export function quietLine({ shared, hidden, untried }: Pick<CauseGroup, 'shared' | 'hidden' | 'untried'>): string {
  if (untried) return 'So many files differ that none was tried: listed by who wrote the values'
  const takesPart = shared.length === 0 ? '' : `also has a part in ${someKeys(shared, 'key')} on other cards`
  const hides = hidden.length === 0 ? '' : `hides ${someKeys(hidden, 'difference')}`
  const text = [takesPart, hides].filter((part) => part !== '').join(', and ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** One is named, more are counted. */
function someKeys(changes: readonly Change[], noun: string): string {
  const [only] = changes
  if (!only || changes.length > 1) return count(changes.length, noun)
  return noun === 'key' ? pathTextOf(only) : `a ${noun} at ${pathTextOf(only)}`
}

function pathTextOf(change: Change): string {
  return formatPath(pathOf(change))
}

/** The keys that {@link quietLine} counts, a line for each. */
export function quietPaths({ shared, hidden }: Pick<CauseGroup, 'shared' | 'hidden'>): string {
  const changes = [...shared, ...hidden]
  const paths = changes.slice(0, MOST).map(pathTextOf)
  return changes.length > MOST ? `${paths.join('\n')}\n…` : paths.join('\n')
}

const MOST = 20
