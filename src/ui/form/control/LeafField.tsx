import { KeyLabel } from '../row/KeyLabel.tsx'
import { ListBlock } from '../list/ListBlock.tsx'
import { schemaOf } from '../rjsf-path.ts'
import type { FieldInput } from '../rjsf-path.ts'
import { useField } from './use-field.ts'
import { ValueRow } from './ValueRow.tsx'

/** rjsf's field for everything that is no map: one row, or, for a list of maps, a block of them. */
export function LeafField(props: FieldInput) {
  const { field, path } = useField(props)
  if (field.control === 'list') return <ListBlock {...props} field={field} path={path} />
  return <ValueRow path={path} field={field} label={schemaOf(props).freeKey ? <KeyLabel path={path} /> : undefined} />
}
