import type { Issue } from '../../../core/issue.ts'
import { positionAt } from '../../../core/source.ts'
import { isEqualRef } from '../../../workspace/compare/side.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { Icon } from '../../look/Icon.tsx'
import { useSessionStore } from '../../session-context.tsx'
import { openPlace } from '../origin-place.ts'
import { setCompare, useCompareState } from '../compare-state.ts'
import { columnLetter } from '../table/table-columns.ts'
import { useOpenOrigin } from '../use-open-origin.ts'

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
      <FurtherNote count={sides.length - 2} />
      {sides.map((side, i) =>
        side.state === 'ok' ? null : <SideNote key={columnLetter(i)} letter={columnLetter(i)} side={side} />,
      )}
    </>
  )
}

/** Says that views of two sides leave further columns out, and leads to the one that does not. */
function FurtherNote({ count }: { readonly count: number }) {
  const view = useCompareState((state) => state.view)
  if (count <= 0 || view === 'table') return null
  const first = columnLetter(2)
  const letters = count === 1 ? first : `${first} to ${columnLetter(count + 1)}`
  return (
    <div className="compare-note" role="status" data-severity="info">
      <span className="severity is-info">
        <Icon name="info" />
      </span>
      <p>
        This view is of A and B. {letters} {count === 1 ? 'stands' : 'stand'} in the table beside them.
      </p>
      <button type="button" className="button is-small" onClick={() => setCompare({ view: 'table' })}>
        Show the table
      </button>
    </div>
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
