import { useRef } from 'react'
import type { ReactNode } from 'react'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import { HelpButton } from '../row/HelpButton.tsx'
import { OriginChip } from '../row/OriginChip.tsx'
import { RowMessages } from '../row/RowMessages.tsx'
import type { RowView } from '../row/row-view.ts'
import { useFocusWanted } from '../use-focus-wanted.ts'
import type { RowEdit } from '../use-row-edit.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  readonly view: RowView
  readonly edit: RowEdit
  readonly length: number
  /** Stands behind the count. */
  readonly children: ReactNode
}

/** The heading of a list of maps: its name, how many items it has, where it was written, and the way to take it back. */
export function ListHead({ path, field, view, edit, length, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  useFocusWanted(path, root, 'exact')
  const isSet = view.own !== undefined
  return (
    <div
      ref={root}
      className="form-row is-head"
      data-state={view.state}
      data-problem={view.problem}
      data-layer={isSet ? view.targetColor : undefined}
      tabIndex={-1}
    >
      <div className="form-label">
        <span className="form-title">{field.title}</span>
        <HelpButton path={path} field={field} />
      </div>
      <div className="form-control form-list-count">
        {view.isMissing ? <span className="form-needed">fill in</span> : count(length, 'item')}
        {children}
      </div>
      <OriginChip path={path} view={view} title={field.title} />
      {isSet && (
        <button
          type="button"
          className="form-reset"
          aria-label={`Reset ${field.title}`}
          onClick={() => edit.commit([{ kind: 'unset', path }])}
        >
          <Icon name="reset" />
        </button>
      )}
      {!isSet && length > 0 && <p className="form-list-note">A change here writes all of them.</p>}
      <RowMessages path={path} refusal={edit.refusal} isExact showsMissing />
    </div>
  )
}
