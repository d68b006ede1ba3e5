import { useRef } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { Icon } from '../../look/Icon.tsx'
import { setView } from '../../view.ts'
import { controlId } from '../control/control-facts.ts'
import { HelpButton } from './HelpButton.tsx'
import { OriginChip } from './OriginChip.tsx'
import { RowMessages } from './RowMessages.tsx'
import type { RowView } from './row-view.ts'
import { controlIn, useFocusWanted } from '../use-focus-wanted.ts'
import type { RowEdit } from '../use-row-edit.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  readonly view: RowView
  readonly edit: RowEdit
  /** In place of the field's title: the key of a map, which can be changed. */
  readonly label?: ReactNode
  /** What there is to say beneath the control. */
  readonly note?: ReactNode
  /** Whether rows of their own show what is wrong beneath the key. */
  readonly isExact?: boolean
  readonly children: ReactNode
}

/**
 * One key: label, control, where its value comes from, and the way back to what lies beneath. Tab goes from control to control; the rest
 * of a row has keys of its own.
 */
export function Row({ path, field, view, edit, label, note, isExact = false, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  useFocusWanted(path, root, isExact ? 'exact' : 'within')
  const isSet = view.own !== undefined
  const reset = (): void => {
    if (isSet && edit.commit([{ kind: 'unset', path }])) controlIn(root.current)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.defaultPrevented) return
    if (event.key !== 'Backspace' && event.key !== 'Enter') return
    event.preventDefault()
    if (event.key === 'Enter') setView({ selected: path })
    else reset()
  }
  return (
    <div
      ref={root}
      className="form-row"
      data-state={view.state}
      data-layer={isSet ? view.targetColor : undefined}
      data-problem={view.problem}
      onKeyDown={onKeyDown}
    >
      <div className="form-label">
        {label ?? (
          <label className="form-title" htmlFor={controlId(path)} title={field.title}>
            {field.title}
          </label>
        )}
        <HelpButton path={path} field={field} />
      </div>
      <div className="form-control" style={{ '--unit': field.unit?.length ?? 0 } as CSSProperties}>
        {children}
        {field.unit !== undefined && <span className="form-unit">{field.unit}</span>}
      </div>
      <OriginChip path={path} view={view} title={field.title} isPassedBy />
      {isSet && (
        <button
          type="button"
          className="form-reset"
          tabIndex={-1}
          aria-label={`Reset ${field.title}`}
          title={`Reset to ${view.beneath ?? 'not set'} (Alt Backspace)`}
          onClick={reset}
        >
          <Icon name="reset" />
        </button>
      )}
      {note}
      <RowMessages path={path} refusal={edit.refusal} isExact={isExact} showsMissing={!isExact} />
    </div>
  )
}
