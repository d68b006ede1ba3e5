import { useMemo, useState } from 'react'
import { applyEdits } from '../../core/edit.ts'
import type { Fix, Issue } from '../../core/issue.ts'
import { formatPath } from '../../core/path.ts'
import { replaceTexts } from '../../workspace/commands.ts'
import { composeExperiments, issuesOfAll } from '../../workspace/experiments.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { sourceAt } from '../../workspace/session.ts'
import { Icon } from '../look/Icon.tsx'
import { OriginLink } from '../preview/History.tsx'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { count } from '../shell/names.ts'
import { setView } from '../view.ts'
import './problems.css'

/** Everything that is wrong, in this experiment or in all, each with its place and what would mend it. */
export function Problems() {
  const [scope, setScope] = useState<'this' | 'all'>('this')
  const issues = useIssues(scope)
  const errors = issues.filter(({ severity }) => severity === 'error').length
  return (
    <section className="pane pane-problems" aria-labelledby="problems-head" data-region="problems">
      <div className="pane-head">
        <h2 id="problems-head" className="pane-title">
          Problems
        </h2>
        <span className="soft">
          {count(errors, 'error')}, {issues.length - errors} other
        </span>
        <div className="segments" role="group" aria-label="Problems of">
          <button type="button" aria-pressed={scope === 'this'} onClick={() => setScope('this')}>
            This experiment
          </button>
          <button type="button" aria-pressed={scope === 'all'} onClick={() => setScope('all')}>
            All experiments
          </button>
        </div>
        <span className="top-space" />
        <button
          type="button"
          className="button is-quiet is-icon"
          aria-label="Close the problems"
          onClick={() => setView({ bottomPanel: undefined })}
        >
          <Icon name="close" />
        </button>
      </div>
      {issues.length === 0 ? (
        <p className="empty">No problems: every file reads, every link resolves, every value fits its schema.</p>
      ) : (
        <ul className="problems-list">
          {issues.map((issue) => (
            <IssueRow key={`${issue.code} ${issue.origin.source.path} ${issue.origin.start} ${issue.message}`} issue={issue} />
          ))}
        </ul>
      )}
    </section>
  )
}

function useIssues(scope: 'this' | 'all'): readonly Issue[] {
  const here = useDerived((derived) => derived.issues)
  const { rules, files } = useSession((session) => ({ rules: rulesOf(session), files: session.files }))
  return useMemo(
    () => (scope === 'this' ? here : issuesOfAll(composeExperiments(files, rules.options), rules)),
    [scope, here, files, rules],
  )
}

function IssueRow({ issue }: { readonly issue: Issue }) {
  return (
    <li className="problem">
      <span className={`severity is-${issue.severity}`}>
        <Icon name={issue.severity} /> {issue.severity}
      </span>
      <div className="problem-text">
        <p>
          {issue.path.length > 0 && (
            <button type="button" className="link mono" onClick={() => setView({ selected: issue.path })}>
              {formatPath(issue.path)}
            </button>
          )}{' '}
          {issue.message}
        </p>
        {issue.hint !== undefined && <p className="soft">{issue.hint}</p>}
        <FixButtons fixes={issue.fixes ?? []} />
      </div>
      <span className="problem-code mono soft">{issue.code}</span>
      <span className="problem-where">
        <OriginLink origin={issue.origin} />
        {issue.also?.map((origin) => (
          <span key={`${origin.source.path} ${origin.start}`} className="problem-also">
            <span className="soft">and </span>
            <OriginLink origin={origin} />
          </span>
        ))}
      </span>
    </li>
  )
}

/** A button for each change that would mend an issue. */
export function FixButtons({ fixes }: { readonly fixes: readonly Fix[] }) {
  const dispatch = useDispatch()
  if (fixes.length === 0) return null
  const run = (fix: Fix): void =>
    dispatch((session) => {
      const source = sourceAt(session, fix.file)
      return source
        ? replaceTexts(session, fix.title, { texts: [{ path: fix.file, text: applyEdits(source.text, fix.edits) }] })
        : session
    })
  return (
    <span className="problem-fixes">
      {fixes.map((fix) => (
        <button key={fix.title} type="button" className="button is-small" onClick={() => run(fix)}>
          {fix.title}
        </button>
      ))}
    </span>
  )
}
