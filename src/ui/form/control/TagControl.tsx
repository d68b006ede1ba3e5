import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Path } from '../../../core/path.ts'
import { fieldOf } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { setView } from '../../view.ts'
import { controlId } from './control-facts.ts'
import { useForm } from '../form-context.ts'
import { RowMessages } from '../row/RowMessages.tsx'
import { rowView } from '../row/row-view.ts'
import { useFocusWanted } from '../use-focus-wanted.ts'
import { useRowEdit } from '../use-row-edit.ts'
import { ValueControl } from './ValueRow.tsx'

interface Props {
  readonly path: Path
  /** Title of the block that it picks. */
  readonly block: string
  readonly schema: JsonSchema
}

/** What a block is, to choose in its head: the row of its tag without a label of its own. */
export function TagControl({ path, block, schema }: Props) {
  const root = useRef<HTMLDivElement>(null)
  useFocusWanted(path, root)
  const field = fieldOf(schema, path)
  const view = useForm((form) => rowView(form, path))
  const edit = useRowEdit(path)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.defaultPrevented || (event.key !== 'Backspace' && event.key !== 'Enter')) return
    event.preventDefault()
    if (event.key === 'Enter') setView({ selected: path })
    else if (view.own !== undefined) edit.commit([{ kind: 'unset', path }])
  }
  return (
    <>
      <div
        ref={root}
        className="form-tag"
        data-layer={view.own === undefined ? undefined : view.targetColor}
        title={field.title}
        onKeyDown={onKeyDown}
      >
        <label className="hidden-text" htmlFor={controlId(path)}>
          {field.title === block ? block : `${block}: ${field.title}`}
        </label>
        {field.help !== undefined && (
          <span hidden id={`${controlId(path)}-help`}>
            {field.help}
          </span>
        )}
        <div className="form-control">
          <ValueControl path={path} field={field} view={view} edit={edit} />
        </div>
      </div>
      <RowMessages path={path} refusal={edit.refusal} />
    </>
  )
}
