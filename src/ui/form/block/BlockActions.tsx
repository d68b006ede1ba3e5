import { nodeAt } from '../../../core/config-node.ts'
import { emptyMap } from '../../../core/read/parse.ts'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { Icon } from '../../look/Icon.tsx'
import { scalar } from '../control/draft-value.ts'
import { useForm } from '../form-context.ts'
import { rowView } from '../row/row-view.ts'
import type { RowEdit } from '../use-row-edit.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  readonly isOpen: boolean
  readonly edit: RowEdit
}

/** What can be done with a block as a whole: write it where it is missing, make it null, or take it out of the layer. */
export function BlockActions({ path, field, isOpen, edit }: Props) {
  const { isHere, isNull, isMissing } = useForm((form) => {
    const here = nodeAt(form.own, path)
    const isValue = here?.kind === 'scalar' && here.value.kind === 'null'
    return { isHere: here !== undefined, isNull: isValue, isMissing: rowView(form, path).isMissing }
  })
  const source = useForm((form) => form.own.source)
  return (
    <>
      {isMissing && (
        <button
          type="button"
          className="button is-small"
          title="For a map of which nothing has to be set"
          onClick={() => edit.commit([{ kind: 'set', path, value: emptyMap(source) }])}
        >
          Write {'{}'}
        </button>
      )}
      {isOpen && field.nullable && !isNull && (
        <button
          type="button"
          className="button is-quiet is-small form-null"
          onClick={() => edit.commit([{ kind: 'set', path, value: scalar({ kind: 'null' }).node }])}
        >
          Set null
        </button>
      )}
      {isHere && (
        <button
          type="button"
          className="form-reset"
          tabIndex={-1}
          aria-label={`Reset all of ${field.title}`}
          title={`Take all of ${formatPath(path)} out of this layer (Alt Backspace)`}
          onClick={() => edit.commit([{ kind: 'unset', path }])}
        >
          <Icon name="reset" />
        </button>
      )}
    </>
  )
}
