import type { FocusEvent, KeyboardEvent } from 'react'
import { controlFacts } from './control-facts.ts'
import type { ControlProps } from './TextControl.tsx'
import { useDraft } from './use-draft.ts'

/** Two numbers. While one is typed, the other keeps the value it has or inherits. */
export function RangeControl({ path, field, view, edit }: ControlProps) {
  const draft = useDraft({ path, field, text: view.own ?? '', edit, isLive: true })
  const [low, high] = partsOf(draft.value)
  const [lowBeneath, highBeneath] = partsOf(view.beneath ?? '')
  const facts = controlFacts(path, field, view)
  const missing = view.isMissing ? 'fill in' : 'not set'
  const typeBoth = (first: string, second: string): void =>
    draft.type(first === '' && second === '' ? '' : `[${first}, ${second}]`)
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) draft.leave()
  }
  /** From one of the two to the other Tab leaves nothing yet. */
  const onKeyDown = (event: KeyboardEvent, isFirst: boolean): void => {
    if (event.key !== 'Tab' || event.shiftKey === isFirst) draft.onKeyDown(event)
  }
  return (
    <div className="form-range" role="group" aria-label={field.title} onBlur={leave} data-draft={draft.isDraft || undefined}>
      <input
        {...facts}
        className="form-input is-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${field.title}, first`}
        value={low}
        placeholder={lowBeneath || missing}
        onChange={(event) => typeBoth(event.target.value, high || highBeneath)}
        onKeyDown={(event) => onKeyDown(event, true)}
      />
      <span className="form-range-to" aria-hidden="true">
        to
      </span>
      <input
        className="form-input is-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${field.title}, second`}
        aria-describedby={facts['aria-describedby']}
        aria-invalid={facts['aria-invalid']}
        value={high}
        placeholder={highBeneath || missing}
        onChange={(event) => typeBoth(low || lowBeneath, event.target.value)}
        onKeyDown={(event) => onKeyDown(event, false)}
      />
    </div>
  )
}

/** The two numbers of `[0.1, 0.3]` as they are written. */
function partsOf(text: string): readonly [string, string] {
  const [low = '', high = ''] = text.replaceAll(/^\[|\]$/g, '').split(',')
  return [low.trim(), high.trim()]
}
