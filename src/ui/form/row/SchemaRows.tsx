import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import type { FieldInput } from '../rjsf-path.ts'

interface Props extends Pick<FieldInput, 'fieldPathId' | 'registry'> {
  readonly name: string
  readonly schema: JsonSchema
}

/** The rows of a value that the form library was not asked for by the schema around it: of an item, a free key, a block out of use. */
export function SchemaRows({ name, schema, fieldPathId, registry }: Props) {
  const { SchemaField } = registry.fields
  if (!SchemaField) return null
  return (
    <SchemaField
      name={name}
      schema={schema as never}
      fieldPathId={fieldPathId}
      registry={registry}
      onChange={ignore}
      onBlur={ignore}
      onFocus={ignore}
    />
  )
}

/** rjsf has nothing to tell the form: values are committed by the rows themselves. */
function ignore(): void {}
