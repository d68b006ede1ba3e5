import { useMemo, useState } from 'react'
import type { Issue } from '../../core/issue.ts'
import { composeExperiments, issuesOfAll } from '../../workspace/experiments.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { Icon } from '../look/Icon.tsx'
import { useDerived, useSession } from '../session-context.tsx'
import { focusRegion } from '../shell/focus-region.ts'
import { SeverityCounts, tallyIssues } from '../shell/SeverityCounts.tsx'
import { setView } from '../view.ts'
import { FileIssues } from './FileIssues.tsx'
import { groupByFile } from './group-by-file.ts'
import './problems.css'

type Scope = 'this' | 'all'

/** Everything that is wrong, in this experiment or in all, by file, each with its place and what would mend it. */
export function Problems() {
  const [scope, setScope] = useState<Scope>('this')
  const issues = useIssues(scope)
  const groups = useMemo(() => groupByFile(issues), [issues])
  const close = (): void => {
    setView({ bottomPanel: undefined })
    focusRegion('editing')
  }
  return (
    <section
      className="pane pane-problems"
      aria-labelledby="problems-head"
      data-region="problems"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="pane-head">
        <h2 id="problems-head" className="pane-title">
          Problems
        </h2>
        <div className="segments" role="group" aria-label="Problems of">
          <button type="button" aria-pressed={scope === 'this'} onClick={() => setScope('this')}>
            This experiment
          </button>
          <button type="button" aria-pressed={scope === 'all'} onClick={() => setScope('all')}>
            All experiments
          </button>
        </div>
        <span className="problems-counts" role="status">
          <SeverityCounts tally={tallyIssues(issues)} />
        </span>
        <span className="top-space" />
        <button type="button" className="button is-quiet is-icon" aria-label="Close the problems" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div className="problems-all">
        {groups.length === 0 && <Nothing scope={scope} />}
        {groups.map(({ path, issues: found }) => (
          <FileIssues key={path} path={path} issues={found} />
        ))}
      </div>
    </section>
  )
}

function Nothing({ scope }: { readonly scope: Scope }) {
  const isEmpty = useDerived(({ composition }) => composition.config.entries.size === 0)
  if (scope === 'this' && isEmpty) return <p className="empty">Nothing to check: nothing is composed yet.</p>
  return <p className="empty">No problems: every file reads, every link resolves, every value fits its schema.</p>
}

function useIssues(scope: Scope): readonly Issue[] {
  const here = useDerived((derived) => derived.issues)
  const { rules, files } = useSession((session) => ({ rules: rulesOf(session), files: session.files }))
  return useMemo(
    () => (scope === 'this' ? here : issuesOfAll(composeExperiments(files, rules.options), rules)),
    [scope, here, files, rules],
  )
}
