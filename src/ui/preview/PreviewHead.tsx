import { DIALECT_NAMES } from '../../core/scalar/dialect.ts'
import { useShowsEffects } from './use-shows-effects.ts'
import { count } from '../shell/names.ts'
import { useDerived } from '../session-context.tsx'
import { setView, useView } from '../view.ts'
import { ResultTabs } from './ResultTabs.tsx'

interface HeadProps {
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly matches: number | undefined
  readonly nextMatch: (by: 1 | -1) => void
}

/** What is shown of the result; of the resolved config, how it is read, and what to look for in it. */
export function PreviewHead({ query, setQuery, matches, nextMatch }: HeadProps) {
  const showDefaults = useView((state) => state.showDefaults)
  const { dialect, keys } = useDerived(({ options, tallies }) => ({
    dialect: options.dialect,
    keys: [...tallies.values()].reduce((sum, { wins }) => sum + wins, 0),
  }))
  const isShown = !useShowsEffects()
  return (
    <div className="pane-head">
      <ResultTabs />
      {isShown && (
        <>
          <span className="chip preview-dialect" title="How the loader reads scalars; set by dialect: in strata.yaml">
            {DIALECT_NAMES[dialect]}
          </span>
          <button
            type="button"
            className="chip"
            aria-pressed={showDefaults}
            onClick={() => setView({ showDefaults: !showDefaults })}
          >
            defaults {showDefaults ? 'on' : 'off'}
          </button>
          <span className="top-space" />
          <input
            className="control preview-find"
            type="search"
            placeholder="Find"
            aria-label="Find in the result"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              nextMatch(event.shiftKey ? -1 : 1)
            }}
          />
          <span className="preview-count soft" role="status" data-found={matches !== undefined}>
            {matches === undefined ? count(keys, 'key') : `${matches} found`}
          </span>
        </>
      )}
    </div>
  )
}
