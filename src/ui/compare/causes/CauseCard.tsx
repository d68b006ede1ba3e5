import type { Cause } from '../../../core/diff/cause.ts'
import { Icon } from '../../look/Icon.tsx'
import { layerColor } from '../../look/layer-color.ts'
import { useDerived } from '../../session-context.tsx'
import { count } from '../../shell/names.ts'
import type { CauseHead } from './cause-rows.ts'
import { quietLine, quietPaths, sectionTitle } from './cause-words.ts'

interface Props {
  readonly item: CauseHead
  readonly onToggle: () => void
}

/** The head of a card: why its changes are there, and how many. */
export function CauseCard({ item: { section, fold }, onToggle }: Props) {
  const { causes, keys, shared, hidden } = section
  const color = useDerived(({ options }) => layerColor(kindOf(causes[0]), options.precedence))
  const quiet = quietLine(section)
  const isFolded = fold?.isFolded === true
  return (
    <div className="cause" data-folded={isFolded} onClick={onToggle}>
      <span className="cause-dot" data-layer={causes.length > 0 ? color : undefined} />
      <div className="cause-words">
        <h3 className="cause-title">{sectionTitle(section)}</h3>
        {quiet !== '' && (
          <p className="cause-quiet" title={quietPaths({ shared, hidden })}>
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

function kindOf(cause: Cause | undefined): string {
  if (!cause || cause.kind === 'order') return ''
  return 'b' in cause ? cause.b.kind : cause.a.kind
}
