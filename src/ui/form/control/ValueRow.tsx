import type { ReactNode } from 'react'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { ChoiceControl } from './ChoiceControl.tsx'
import { useForm } from '../form-context.ts'
import { RangeControl } from './RangeControl.tsx'
import { Row } from '../row/Row.tsx'
import { rowView } from '../row/row-view.ts'
import { TextControl } from './TextControl.tsx'
import type { ControlProps } from './TextControl.tsx'
import { useRowEdit } from '../use-row-edit.ts'
import { VariantBar } from '../block/VariantBar.tsx'

interface Props {
  readonly path: Path
  readonly field: Field
  readonly label?: ReactNode
}

/** A row for a key that is edited as one value. It renders again only when something it shows has changed. */
export function ValueRow({ path, field, label }: Props) {
  const view = useForm((form) => rowView(form, path))
  const edit = useRowEdit(path)
  return (
    <>
      <Row path={path} field={field} view={view} edit={edit} label={label}>
        <ValueControl path={path} field={field} view={view} edit={edit} />
      </Row>
      {field.control === 'enum' && <VariantBar path={path} />}
    </>
  )
}

/** The control that fits a field. */
export function ValueControl(props: ControlProps) {
  const { field, view } = props
  if (field.control === 'enum' || field.control === 'boolean') return <ChoiceControl {...props} />
  const isRange = field.control === 'range' && (view.own === undefined || view.ownId === 'list')
  return isRange ? <RangeControl {...props} /> : <TextControl {...props} />
}
