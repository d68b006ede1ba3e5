import type { Field } from '../../../systems/schema/field.ts'
import type { RowKinds } from './row-kinds.ts'

interface Props {
  readonly field: Field
  readonly kinds: RowKinds
  readonly shown: number
  /** Where nothing else in the row can have the focus, the label leads here. */
  readonly id: string | undefined
  readonly pick: (kind: number) => void
}

/** Which kind of value a row has: Preset, Number, Distribution. */
export function KindPicker({ field, kinds, shown, id, pick }: Props) {
  const isKnown = kinds.options[shown] !== undefined
  return (
    <select
      id={id}
      className="form-select form-kind"
      aria-label={`Kind of ${field.title}`}
      value={isKnown ? shown : 'other'}
      onChange={(event) => pick(Number(event.target.value))}
    >
      {kinds.options.map(({ title }, kind) => (
        <option key={title} value={kind}>
          {title}
        </option>
      ))}
      {!isKnown && (
        <option value="other" disabled>
          Something else
        </option>
      )}
    </select>
  )
}
