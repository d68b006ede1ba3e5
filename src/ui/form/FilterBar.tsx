import { FilterInput } from '../look/FilterInput.tsx'
import { Icon } from '../look/Icon.tsx'
import { count } from '../shell/names.ts'
import { useView, setView } from '../view.ts'
import { useForm, useFormScope, useFormState } from './form-context.ts'
import { parseFilter, toggleState, withoutStates } from './row/row-filter.ts'
import type { FilterState } from './row/row-filter.ts'
import { countRows, searchRows } from './row/row-search.ts'

const CHIPS: readonly {
  readonly state: FilterState & ('set' | 'overridden' | 'redundant' | 'problem')
  readonly label: string
  readonly title: string
}[] = [
  { state: 'set', label: 'Set here', title: 'Keys that this layer sets (@set)' },
  { state: 'overridden', label: 'Overridden', title: 'Keys that this layer sets and a higher one replaces (@overridden)' },
  { state: 'redundant', label: 'Redundant', title: 'Keys that this layer sets to what lies beneath anyway (@redundant)' },
  { state: 'problem', label: 'Problems', title: 'Keys with something wrong (@problem)' },
]

/** The row filter: words, and terms such as `@set` and `@layer:data`; `/` goes there. */
export function FilterBar() {
  const { state } = useFormScope()
  const filter = useView((view) => view.filter)
  const kept = useFormState((form) => form.kept)
  const counts = useForm(countRows)
  const found = useForm((form) => {
    const { visible, count: matches } = searchRows(form, filter, kept)
    return visible === undefined ? undefined : matches
  })
  const query = parseFilter(filter)
  const change = (next: string): void => {
    setView({ filter: next })
    state.setState({ kept: new Set() })
  }
  return (
    <div className="form-filter" role="search">
      <button
        type="button"
        className="button is-quiet form-outline"
        aria-label="Outline of the config"
        aria-keyshortcuts="Control+Shift+O"
        title="Outline of the config (Ctrl Shift O)"
        onClick={() => setView({ dialog: 'outline' })}
      >
        <Icon name="outline" />
      </button>
      <FilterInput
        name="Filter fields"
        title="Words, or @set, @overridden, @redundant, @problem, @inherited, @default and @layer:data"
        filter={filter}
        change={change}
      />
      <div className="form-chips" role="group" aria-label="Show rows">
        <button
          type="button"
          className="form-filter-chip"
          aria-pressed={query.states.length === 0}
          onClick={() => change(withoutStates(filter))}
        >
          All <span className="form-number">{counts.all}</span>
        </button>
        {CHIPS.map(({ state: name, label, title }) => (
          <button
            key={name}
            type="button"
            className="form-filter-chip"
            data-kind={name}
            data-none={counts[name] === 0}
            aria-pressed={query.states.includes(name)}
            title={title}
            onClick={() => change(toggleState(filter, name))}
          >
            {label} <span className="form-number">{counts[name]}</span>
          </button>
        ))}
      </div>
      <span className="hidden-text" role="status">
        {found !== undefined && count(found, 'row matches', 'rows match')}
      </span>
      <Note unknown={query.unknown} found={found} />
    </div>
  )
}

function Note({ unknown, found }: { readonly unknown: readonly string[]; readonly found: number | undefined }) {
  if (unknown.length > 0) {
    return (
      <p className="form-filter-note">
        There is no {unknown.join(', ')}. Try @set, @overridden, @redundant, @problem, @inherited, @default or @layer:data.
      </p>
    )
  }
  return found === 0 ? <p className="form-filter-note">No row matches. Escape in the field clears the filter.</p> : null
}
