import type { Fix, Issue } from '../../core/issue.ts'
import { formatPath } from '../../core/path.ts'
import { hasLines, positionAt } from '../../core/source.ts'
import { applyFix, setTarget } from '../../workspace/commands.ts'
import { Icon } from '../look/Icon.tsx'
import { OriginLink } from '../preview/OriginLink.tsx'
import { useDerived, useDispatch } from '../session-context.tsx'
import { SEVERITY_WORDS } from '../shell/SeverityCounts.tsx'
import { revealField, setView } from '../view.ts'

/** One issue below the name of its file: its line, its key, what is wrong, and what would mend it. */
export function IssueRow({ issue }: { readonly issue: Issue }) {
  const { origin, also = [], path, severity } = issue
  return (
    <li className="problem">
      <span className={`severity is-${severity}`}>
        <Icon name={severity} /> {SEVERITY_WORDS[severity]}
      </span>
      <span className="problem-line">
        <OriginLink origin={origin} label={`line ${positionAt(origin.source, origin.start).line}`} />
      </span>
      <div className="problem-text">
        <p>
          {path.length > 0 && (
            <button
              type="button"
              className="link mono problem-key"
              title="Show its history"
              onClick={() => setView({ selected: path })}
            >
              {formatPath(path)}
            </button>
          )}
          {issue.message}
          <ToForm issue={issue} />
          {also.map((other) => (
            <span key={`${other.source.path} ${other.start}`} className="soft">
              {' '}
              · see also <OriginLink origin={other} />
            </span>
          ))}
        </p>
        {issue.hint !== undefined && <p className="soft">{issue.hint}</p>}
        <FixButtons fixes={issue.fixes ?? []} />
      </div>
      <span className="problem-code mono soft">{issue.code}</span>
    </li>
  )
}

/** Leads to the row of the form, in the layer that wrote what is wrong. */
function ToForm({ issue: { origin, path } }: { readonly issue: Issue }) {
  const dispatch = useDispatch()
  const layer = useDerived(({ composition }) => composition.layers.find(({ source }) => source === origin.source)?.id)
  if (layer === undefined || path.length === 0 || !hasLines(origin.source)) return null
  const go = (): void => {
    dispatch((session) => setTarget(session, layer))
    revealField(path)
  }
  return (
    <button type="button" className="link problem-form" aria-label={`Edit ${formatPath(path)} in the form`} onClick={go}>
      Edit
    </button>
  )
}

/** A button for each change that would mend an issue. */
function FixButtons({ fixes }: { readonly fixes: readonly Fix[] }) {
  const dispatch = useDispatch()
  if (fixes.length === 0) return null
  const run = (fix: Fix): void => dispatch((session) => applyFix(session, fix))
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
