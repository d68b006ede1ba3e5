import { unsavedFiles } from '../../workspace/session.ts'
import { useDerived, useSession } from '../session-context.tsx'
import { setView, useView } from '../view.ts'
import { DIALECT_NAMES } from '../../core/scalar/dialect.ts'
import { count } from './names.ts'
import { SeverityCounts, tallyIssues } from './SeverityCounts.tsx'

/** What a glance should tell: problems, how the text is read, how much there is, what is not saved. */
export function StatusBar() {
  const isOpen = useView((state) => state.bottomPanel === 'problems')
  const facts = useDerived(({ issues, composition, tallies, options }, session) => {
    const target = composition.layers.find((layer) => layer.id === session.target)
    const tally = target && tallies.get(target.source)
    const all = [...tallies.values()]
    return {
      ...tallyIssues(issues),
      dialect: options.dialect,
      layers: composition.layers.filter(({ state, own }) => state === 'ok' && own.entries.size > 0).length,
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
        title={isOpen ? 'Hide the problems (Ctrl J)' : 'Show the problems (Ctrl J)'}
        onClick={() => setView({ bottomPanel: isOpen ? undefined : 'problems' })}
      >
        {facts.error + facts.warning + facts.info === 0 ? 'No problems' : <SeverityCounts tally={facts} />}
      </button>
      <span title="How the loader reads scalars; set by dialect: in strata.yaml">read as {DIALECT_NAMES[facts.dialect]}</span>
      <span>
        {count(facts.layers, 'layer')}, {count(facts.keys, 'key')}, {facts.set} set here, {facts.redundant} redundant
      </span>
      <span className="top-space" />
      {unsaved > 0 && <span>● {count(unsaved, 'unsaved file')}</span>}
      <span title="There is no server: files are read, kept and written by this browser alone">nothing leaves this browser</span>
    </footer>
  )
}
