import type { KeyboardEvent } from 'react'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { nameableFiles } from '../../../workspace/nameable-files.ts'
import { useDerived } from '../../session-context.tsx'
import { controlFacts } from './control-facts.ts'
import { typeText } from '../field-words.ts'
import { stepNumber } from './number-text.ts'
import type { RowView } from '../row/row-view.ts'
import { useDraft } from './use-draft.ts'
import type { DraftInput } from './use-draft.ts'
import type { RowEdit } from '../use-row-edit.ts'

export interface ControlProps {
  readonly path: Path
  readonly field: Field
  readonly view: RowView
  readonly edit: RowEdit
  /** Whether text is written while it is typed; otherwise once it is whole, or one of those that are offered. */
  readonly isLive?: boolean
}

/** A value typed as text: numbers, texts, lists on one line, and YAML for what has no control of its own. */
export function TextControl({ path, field, view, edit, isLive = true }: ControlProps) {
  const files = useDerived((derived, session) => nameableFiles(derived, session, path))
  const offered = field.suggestions ?? files
  const isNumber = field.control === 'number' || field.control === 'integer'
  const isTyped = isNumber || (isLive && field.control !== 'any' && field.control !== 'map')
  const draft = useDraft({ path, field, text: view.own ?? '', edit, isLive: isTyped })
  const facts = controlFacts(path, field, view)
  const shared = {
    ...facts,
    className: `form-input${isNumber ? ' is-number' : ''}`,
    value: draft.value,
    placeholder: placeholderOf(field, view),
    'data-draft': draft.isDraft || undefined,
    spellCheck: false,
    autoComplete: 'off',
    onBlur: draft.leave,
  }
  if (draft.value.includes('\n')) {
    const rows = Math.min(8, draft.value.split('\n').length)
    return (
      <textarea
        {...shared}
        rows={rows}
        onChange={(event) => draft.type(event.target.value)}
        onKeyDown={(event) => event.key !== 'Enter' && draft.onKeyDown(event)}
      />
    )
  }
  const listId = offered && `${facts.id}-list`
  return (
    <>
      <input
        {...shared}
        type="text"
        inputMode={isNumber ? 'decimal' : undefined}
        list={listId}
        onChange={(event) => {
          const typed = event.target.value
          const isOffered = !isTyped && offered?.includes(typed)
          if (isOffered) draft.put(typed)
          else draft.type(typed)
        }}
        onKeyDown={(event) => {
          if (isNumber) step(event, draft, { field, view })
          draft.onKeyDown(event)
        }}
      />
      {offered && (
        <datalist id={listId}>
          {offered.map((value) => (
            <option key={String(value)} value={String(value)} />
          ))}
        </datalist>
      )}
    </>
  )
}

function placeholderOf(field: Field, { beneath, isAbove, isMissing, state }: RowView): string {
  if (isMissing) return `fill in ${typeText(field)}`
  if (beneath === undefined) return 'not set'
  return isAbove && state === 'inherited' ? `${beneath}, set above` : beneath
}

/** Arrows up and down move a number; Shift moves it by ten. */
function step(event: KeyboardEvent, draft: DraftInput, { field, view }: Pick<ControlProps, 'field' | 'view'>): void {
  const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
  if (direction === 0 || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const { step: by, minimum, maximum } = field
  const stepping = {
    whole: field.control === 'integer',
    ...(by === undefined ? {} : { step: by }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  }
  const next = stepNumber(draft.value || (view.beneath ?? '0'), direction * (event.shiftKey ? 10 : 1), stepping)
  if (next !== undefined) draft.put(next)
}
