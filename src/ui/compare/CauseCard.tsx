import type { Cause, CauseGroup } from '../../core/cause.ts'
import { describeCauses } from '../../core/cause-text.ts'
import { pathOf } from '../../core/change.ts'
import type { Change } from '../../core/change.ts'
import { formatPath } from '../../core/path.ts'
import { Icon } from '../look/Icon.tsx'
import { layerColor } from '../look/layer-color.ts'
import { useDerived } from '../session-context.tsx'
import { count } from '../shell/names.ts'
import type { CauseHead } from './cause-rows.ts'
import type { ListingSection } from './change-listing.ts'

interface Props {
  readonly item: CauseHead
  readonly onToggle: () => void
}

/** The head of a card: why its changes are there, and how many. */
export function CauseCard({ item: { section, fold }, onToggle }: Props) {
  const { causes, keys, shared, hidden } = section
  const color = useDerived(({ options }) => layerColor(kindOf(causes[0]), options.precedence))
  const quiet = quietLine({ shared, hidden })
  const isFolded = fold?.isFolded === true
  return (
    <div className="cause" data-folded={isFolded} onClick={onToggle}>
      <span className="cause-dot" data-layer={causes.length > 0 ? color : undefined} />
      <div className="cause-words">
        <h3 className="cause-title">{sectionTitle(section)}</h3>
        {quiet !== '' && (
          <p className="cause-quiet" title={pathsOf([...shared, ...hidden])}>
            {quiet}
          </p>
        )}
      </div>
      <span className="cause-count">{count(keys, 'key')}</span>
      <span className="cause-fold">
        <Icon name={isFolded ? 'right' : 'down'} />
      </span>
    </div>
  )
}

/** Why a section is there, as a sentence without a full stop. */
export function sectionTitle({ causes, id }: ListingSection): string {
  if (causes.length > 0) return describeCauses(causes)
  return id === 'ignored' ? 'Ignored: these keys differ and do not count' : 'Equal on both sides, but written in different places'
}

function kindOf(cause: Cause | undefined): string {
  if (!cause || cause.kind === 'order') return ''
  return 'b' in cause ? cause.b.kind : cause.a.kind
}

/** What the causes do besides the changes of the group; `''` where that is nothing. */
export function quietLine({ shared, hidden }: Pick<CauseGroup, 'shared' | 'hidden'>): string {
  const [only] = shared
  const makes =
    only && shared.length === 1 ? `also makes ${pathTextOf(only)} differ` : `also makes ${shared.length} keys below differ`
  const hides =
    hidden.length === 1 && hidden[0] ? `hides a difference at ${pathTextOf(hidden[0])}` : `hides ${hidden.length} differences`
  const parts = [shared.length > 0 ? makes : '', hidden.length > 0 ? hides : ''].filter((text) => text !== '')
  const text = parts.join(', and ')
  return text === '' ? '' : `It ${text}`
}

function pathTextOf(change: Change): string {
  return formatPath(pathOf(change))
}

const MOST = 20

function pathsOf(changes: readonly Change[]): string {
  const paths = changes.slice(0, MOST).map(pathTextOf)
  return changes.length > MOST ? `${paths.join('\n')}\n…` : paths.join('\n')
}
