import type { FieldProps, ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils'
import type { Path } from '../../core/path.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import type { SectionScope } from './form-context.ts'

/** What rjsf hands to a field or a template of ours. */
export type FieldInput = FieldProps<unknown, RJSFSchema, SectionScope>
export type ObjectInput = ObjectFieldTemplateProps<unknown, RJSFSchema, SectionScope>

/** The path in the config: rjsf knows only the part within the section. */
export function configPath({ fieldPathId, section }: Pick<FieldInput, 'fieldPathId'> & Pick<SectionScope, 'section'>): Path {
  return [...section.base, ...fieldPathId.path]
}

/** The schema as Strata wrote it: rjsf passes it on as it is. */
export function schemaOf({ schema }: { readonly schema: RJSFSchema }): JsonSchema {
  return schema as JsonSchema
}
