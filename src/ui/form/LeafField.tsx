import { useMemo } from 'react'
import { formatPath } from '../../core/path.ts'
import { fieldAt } from '../../systems/field.ts'
import type { Field } from '../../systems/field.ts'
import { KeyLabel } from './KeyLabel.tsx'
import { ListBlock } from './ListBlock.tsx'
import { configPath, schemaOf } from './rjsf-path.ts'
import type { FieldInput } from './rjsf-path.ts'
import { isFreeKey } from './free-key.ts'
import { ValueRow } from './ValueRow.tsx'

/** rjsf's field for everything that is no map: one row, or, for a list of maps, a block of them. */
export function LeafField(props: FieldInput) {
  const { field, path } = useField(props)
  if (field.control === 'list') return <ListBlock {...props} field={field} path={path} />
  return <ValueRow path={path} field={field} label={isFreeKey(schemaOf(props)) ? <KeyLabel path={path} /> : undefined} />
}

/** The field and the path that rjsf's props mean: the same objects while the schema is. */
function useField({ fieldPathId, registry, schema: given }: FieldInput): Pick<Field, 'path'> & { readonly field: Field } {
  const { section } = registry.formContext
  const schema = schemaOf({ schema: given })
  return useMemo(() => {
    const path = configPath({ fieldPathId, section })
    // rjsf's schema has lost its defaults and required keys: the section's own tells more, where it knows the key.
    const field = fieldAt(section.narrowed, path.slice(section.base.length), section.base) ?? fieldAt(schema, [], path)
    if (!field) throw new Error(`no field at ${formatPath(path)}`)
    return { path, field: schema.title === undefined ? field : { ...field, title: schema.title } }
  }, [fieldPathId, schema, section])
}
