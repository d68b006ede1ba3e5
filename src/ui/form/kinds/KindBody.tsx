import { useMemo } from 'react'
import type { Path } from '../../../core/path.ts'
import { schemaAt } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { aloneAt } from '../block/alone.ts'
import { SchemaRows } from '../row/SchemaRows.tsx'
import { useForm } from '../form-context.ts'
import type { FieldInput } from '../rjsf-path.ts'

/**
 * The rows of a map or a list that stands where other kinds of value may stand too. Their section is looked up anew: in a draft it has
 * the rows that the draft picks.
 */
export function KindBody({ path, registry, name, fieldPathId }: FieldInput & { readonly path: Path }) {
  const { section: outer, isAlone } = registry.formContext
  const section = useForm((form) =>
    isAlone ? (aloneAt(form, outer.base)?.section ?? outer) : (form.sections.find(({ id }) => id === outer.id) ?? outer),
  )
  const own = useMemo(() => ({ ...registry, formContext: { section, isAlone } }), [registry, section, isAlone])
  const schema = schemaAt(section.schema, path.slice(section.base.length))
  const isRows = schema !== undefined && (schema.properties ?? schema.items ?? schema.additionalProperties) !== undefined
  if (!isRows) return null
  return <SchemaRows name={name} schema={ofOneKind(schema)} fieldPathId={fieldPathId} registry={own} />
}

const ofOne = new WeakMap<JsonSchema, JsonSchema>()

/** The schema without the other kinds: the form library draws it as it draws any other. */
function ofOneKind(schema: JsonSchema): JsonSchema {
  const before = ofOne.get(schema)
  if (before) return before
  const { $id: _, kinds: __, ...only } = schema
  ofOne.set(schema, only)
  return only
}
