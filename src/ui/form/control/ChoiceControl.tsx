import { scalarOf } from '../../../core/config-node.ts'
import type { Scalar } from '../../../core/value.ts'
import { controlFacts } from './control-facts.ts'
import { scalar } from './draft-value.ts'
import type { ControlProps } from './TextControl.tsx'
import { scalarId } from '../row/row-view.ts'
import type { RowView } from '../row/row-view.ts'

interface Choice {
  readonly value: Scalar
  readonly title: string
}

/** One of a few values, or the inherited one. A value that is none of them is shown as it is until another is chosen. */
export function ChoiceControl({ path, field, view, edit }: ControlProps) {
  const choices: Choice[] =
    field.control === 'boolean'
      ? [true, false].map((value) => ({ value: scalarOf(value), title: String(value) }))
      : (field.options ?? []).map(({ value, title }) => ({ value: scalarOf(value), title: titleOf(String(value), title) }))
  if (field.nullable) choices.push({ value: { kind: 'null' }, title: 'null' })
  const chosen = choices.findIndex(({ value }) => scalarId(value) === view.ownId)
  const isOdd = view.own !== undefined && chosen === -1
  const choose = (index: string): void => {
    const choice = choices[Number(index)]
    if (index === 'inherit') edit.commit([{ kind: 'unset', path }])
    else if (choice) edit.commit([{ kind: 'set', path, value: scalar(choice.value).node }])
  }
  return (
    <select
      {...controlFacts(path, field, view)}
      className="form-select"
      data-inherits={view.own === undefined}
      value={view.own === undefined ? 'inherit' : isOdd ? 'odd' : String(chosen)}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="inherit">{inheritText(view, choices)}</option>
      {choices.map(({ title }, index) => (
        <option key={title} value={String(index)}>
          {title}
        </option>
      ))}
      {isOdd && <option value="odd">{view.own}</option>}
    </select>
  )
}

/** The value, and what a person calls it where that says more. */
function titleOf(value: string, title: string): string {
  return title === '' || wordsOf(title) === wordsOf(value) ? value : `${value} · ${title}`
}

function wordsOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
}

function inheritText({ beneath, beneathId, isDefault, isAbove, isMissing, state }: RowView, choices: readonly Choice[]): string {
  if (isMissing) return 'choose one'
  if (beneath === undefined) return 'not set'
  const known = choices.find(({ value }) => scalarId(value) === beneathId)
  const shown = known && known.value.kind === 'str' ? known.value.value : beneath
  if (isAbove && state === 'inherited') return `set above: ${shown}`
  return `${isDefault ? 'default' : 'inherit'}: ${shown}`
}
