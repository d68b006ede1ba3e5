import type { Issue } from '../../../core/issue.ts'
import { isEqualPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { formatOrigin } from '../../../core/source.ts'
import { applyFix } from '../../../workspace/commands.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDispatch } from '../../session-context.tsx'
import { useForm } from '../form-context.ts'
import { isMissingKey, issuesAt, issuesUnder } from '../issue-index.ts'
import { controlId } from '../control/control-facts.ts'

interface Props {
  readonly path: Path
  readonly refusal: string | undefined
  /** Whether only issues of this very path are shown: rows of their own show those beneath. */
  readonly isExact?: boolean
  /** Whether the row itself shows that it is to be filled in. */
  readonly showsMissing?: boolean
}

/** What is wrong with a row, with the ways to mend it. The element is always there, for the control to refer to. */
export function RowMessages({ path, refusal, isExact = false, showsMissing = false }: Props) {
  const issues = useForm(({ seen }) => (isExact ? issuesAt(seen.issues, path) : issuesUnder(seen.issues, path)))
  return (
    <div className="form-messages" id={`${controlId(path)}-messages`}>
      {refusal !== undefined && (
        <p className="form-message" data-severity="error" role="alert">
          <Icon name="error" /> <span>{refusal}. Escape brings back what was there.</span>
        </p>
      )}
      {issues.map((issue) => (
        <Message
          key={`${issue.code} ${issue.message}`}
          issue={issue}
          isHidden={showsMissing && isMissingKey(issue) && isEqualPath(issue.path, path)}
        />
      ))}
    </div>
  )
}

/** A message that the row shows in another way is there for who does not see that. */
function Message({ issue, isHidden }: { readonly issue: Issue; readonly isHidden: boolean }) {
  const target = useForm(({ path }) => path)
  const file = issue.origin.source.path
  if (isHidden) return <span className="hidden-text">{issue.message}</span>
  return (
    <p className="form-message" data-severity={issue.severity}>
      <Icon name={issue.severity} />
      <span>
        {issue.message}
        {issue.hint !== undefined && <span className="form-hint"> {issue.hint}</span>}
        {file !== target && issue.origin.source.kind === 'file' && (
          <span className="form-hint mono"> {formatOrigin(issue.origin)}</span>
        )}
        {issue.fixes?.map((fix) => (
          <FixButton key={fix.title} issue={issue} index={issue.fixes?.indexOf(fix) ?? 0} />
        ))}
      </span>
    </p>
  )
}

function FixButton({ issue, index }: { readonly issue: Issue; readonly index: number }) {
  const dispatch = useDispatch()
  const target = useForm(({ path }) => path)
  const fix = issue.fixes?.[index]
  if (!fix) return null
  const mend = (): void => dispatch((session) => applyFix(session, fix))
  return (
    <button type="button" className="button is-small form-fix" onClick={mend}>
      {fix.title}
      {fix.file !== target && <span className="soft"> in {fix.file}</span>}
    </button>
  )
}
