import { useMemo } from 'react'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { fieldAt, schemaAt } from '../../../systems/schema/field.ts'
import type { Field } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { configPath, schemaOf } from '../rjsf-path.ts'
import type { FieldInput } from '../rjsf-path.ts'

/** The path and the field that rjsf's props mean, and its schema as the section has it: the same objects while the schema is. */
export interface RowField {
  readonly path: Path
  readonly field: Field
  readonly narrowed: JsonSchema
}

export function useField({ fieldPathId, registry, schema: given }: FieldInput): RowField {
  const { section } = registry.formContext
  const schema = schemaOf({ schema: given })
  return useMemo(() => {
    const path = configPath({ fieldPathId, section })
    const inner = path.slice(section.base.length)
    // rjsf's schema has lost its defaults and required keys: the section's own tells more, where it knows the key.
    const field = fieldAt(section.narrowed, inner, section.base) ?? fieldAt(schema, [], path)
    if (!field) throw new Error(`no field at ${formatPath(path)}`)
    const titled = schema.title === undefined ? field : { ...field, title: schema.title }
    return { path, field: titled, narrowed: schemaAt(section.narrowed, inner) ?? schema }
  }, [fieldPathId, schema, section])
}
