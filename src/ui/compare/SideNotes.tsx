import type { Issue } from '../../core/issue.ts'
import { positionAt } from '../../core/source.ts'
import { isEqualRef } from '../../workspace/side.ts'
import type { Side } from '../../workspace/side.ts'
import { Icon } from '../look/Icon.tsx'
import { useSessionStore } from '../session-context.tsx'
import { openPlace } from './origin-place.ts'
import { columnLetter } from './table-columns.ts'
import { useOpenOrigin } from './use-open-origin.ts'

/** What has to be known of sides before they are compared: that one, or a part of it, could not be read, and why. */
export function SideNotes({ sides }: { readonly sides: readonly Side[] }) {
  const [a, b] = sides
  return (
    <>
      {a && b && isEqualRef(a.ref, b.ref) && (
        <div className="compare-note" role="status" data-severity="info">
          <span className="severity is-info">
            <Icon name="info" />
          </span>
          <p>A and B are the same thing. Pick another one for either.</p>
        </div>
      )}
      {sides.map((side, i) =>
        side.state === 'ok' ? null : <SideNote key={columnLetter(i)} letter={columnLetter(i)} side={side} />,
      )}
    </>
  )
}

function SideNote({ letter, side }: { readonly letter: string; readonly side: Side }) {
  const severity = side.state === 'unreadable' ? 'error' : 'warning'
  const first = firstIssue(side)
  const says =
    side.state === 'unreadable'
      ? `${letter} cannot be read: every key below is one of the others alone.`
      : `${letter} is incomplete: what it would take from there is missing below.`
  return (
    <div className="compare-note" role="status" data-severity={severity}>
      <span className={`severity is-${severity}`}>
        <Icon name={severity} />
      </span>
      <p>
        {says} {first && <IssueText issue={first} />}
      </p>
      {first && <GoTo side={side} issue={first} />}
    </div>
  )
}

function IssueText({ issue: { message, origin } }: { readonly issue: Issue }) {
  const { line } = positionAt(origin.source, origin.start)
  return (
    <span className="soft">
      <span className="mono">
        {origin.source.path}:{line}
      </span>{' '}
      {message}
    </span>
  )
}

function GoTo({ side, issue: { origin } }: { readonly side: Side; readonly issue: Issue }) {
  const store = useSessionStore()
  const open = useOpenOrigin()
  if (!openPlace(store.getState(), side, origin)) return null
  return (
    <button type="button" className="button is-small" onClick={() => open(side, origin)}>
      Go to the line
    </button>
  )
}

/** What went wrong in reading comes before what is wrong with the values. */
function firstIssue({ composition, issues }: Side): Issue | undefined {
  return composition.issues.find(({ severity }) => severity === 'error') ?? issues[0]
}
