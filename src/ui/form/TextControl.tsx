import type { KeyboardEvent } from 'react'
import type { Path } from '../../core/path.ts'
import type { Field } from '../../systems/field.ts'
import { controlFacts } from './control-facts.ts'
import { stepNumber } from './number-text.ts'
import type { RowView } from './row-view.ts'
import { useDraft } from './use-draft.ts'
import type { DraftInput } from './use-draft.ts'
import type { RowEdit } from './use-row-edit.ts'

export interface ControlProps {
  readonly path: Path
  readonly field: Field
  readonly view: RowView
  readonly edit: RowEdit
}

/** A value typed as text: numbers, texts, lists on one line, and YAML for what has no control of its own. */
export function TextControl({ path, field, view, edit }: ControlProps) {
  const isNumber = field.control === 'number' || field.control === 'integer'
  const draft = useDraft({ path, field, text: view.own ?? '', edit, isLive: field.control !== 'any' && field.control !== 'map' })
  const facts = controlFacts(path, field, view)
  const shared = {
    ...facts,
    className: `form-input${isNumber ? ' is-number' : ''}`,
    value: draft.value,
    placeholder: placeholderOf(view),
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
        onKeyDown={(event) => event.key === 'Escape' && draft.onKeyDown(event)}
      />
    )
  }
  const listId = field.suggestions && `${facts.id}-list`
  return (
    <>
      <input
        {...shared}
        type="text"
        inputMode={isNumber ? 'decimal' : undefined}
        list={listId}
        onChange={(event) => draft.type(event.target.value)}
        onKeyDown={(event) => {
          if (isNumber) step(event, draft, { field, view })
          draft.onKeyDown(event)
        }}
      />
      {field.suggestions && (
        <datalist id={listId}>
          {field.suggestions.map((value) => (
            <option key={String(value)} value={String(value)} />
          ))}
        </datalist>
      )}
    </>
  )
}

function placeholderOf({ beneath, isAbove, state }: RowView): string {
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
