import { unsavedFiles } from '../../workspace/session.ts'
import { Icon } from '../look/Icon.tsx'
import { useDerived, useSession } from '../session-context.tsx'
import { setView, useView } from '../view.ts'
import { DIALECT_NAMES } from '../../core/dialect.ts'
import { count } from './names.ts'

/** What a glance should tell: problems, how the text is read, how much there is, what is not saved. */
export function StatusBar() {
  const isOpen = useView((state) => state.bottomPanel === 'problems')
  const facts = useDerived(({ issues, composition, tallies, options }, session) => {
    const target = composition.layers.find((layer) => layer.id === session.target)
    const tally = target && tallies.get(target.source)
    const all = [...tallies.values()]
    return {
      errors: issues.filter(({ severity }) => severity === 'error').length,
      warnings: issues.filter(({ severity }) => severity === 'warning').length,
      dialect: options.dialect,
      layers: composition.layers.filter(({ state }) => state === 'ok').length,
      keys: all.reduce((sum, { wins }) => sum + wins, 0),
      set: tally ? tally.wins + tally.loses : 0,
      redundant: all.reduce((sum, { repeats }) => sum + repeats, 0),
    }
  })
  const unsaved = useSession((session) => unsavedFiles(session).length)
  return (
    <footer className="status" data-region="status" aria-label="Status">
      <button
        type="button"
        className="status-problems"
        aria-expanded={isOpen}
        onClick={() => setView({ bottomPanel: isOpen ? undefined : 'problems' })}
      >
        <Problems errors={facts.errors} warnings={facts.warnings} />
      </button>
      <span>read as {DIALECT_NAMES[facts.dialect]}</span>
      <span>
        {count(facts.layers, 'layer')}, {count(facts.keys, 'key')}, {facts.set} set here, {facts.redundant} redundant
      </span>
      <span className="top-space" />
      {unsaved > 0 && <span>● {count(unsaved, 'unsaved file')}</span>}
      <span>all in this browser</span>
    </footer>
  )
}

function Problems({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  if (errors + warnings === 0) return <>No problems</>
  return (
    <>
      {errors > 0 && (
        <span className="severity is-error">
          <Icon name="error" /> {count(errors, 'problem')}
        </span>
      )}
      {warnings > 0 && (
        <span className="severity is-warning">
          <Icon name="warning" /> {count(warnings, 'warning')}
        </span>
      )}
    </>
  )
}
