import { toFieldPathId } from '@rjsf/utils'
import { nodeAt } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { keyText } from '../../../core/value.ts'
import { freeKeySchema } from '../../../systems/schema/free-key.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { AddKey } from '../AddKey.tsx'
import { useForm } from '../form-context.ts'
import { extraKeys, isFree } from '../form-rows.ts'
import { ANY_VALUE, genericSchema } from '../generic-schema.ts'
import type { ObjectInput } from '../rjsf-path.ts'
import { useShownKeys } from '../use-shown-keys.ts'
import { SchemaRows } from './SchemaRows.tsx'
import type { StableIds } from '../use-stable-ids.ts'

interface Props extends Pick<ObjectInput, 'fieldPathId' | 'registry'> {
  readonly path: Path
  readonly schema: JsonSchema
  readonly idsOf: StableIds['idsOf']
}

/** Rows for the keys of a map that its schema does not name, each with a key that can be renamed, and a way to add one. */
export function ExtraRows({ path, schema, idsOf, fieldPathId, registry }: Props) {
  const keys = useForm((form) => extraKeys(schema, path, form))
  const shown = useShownKeys(path, keys)
  const schemas = useForm((form) =>
    shown.map((key) =>
      schemaFor(schema, key, nodeAt(form.own, [...path, key]) ?? nodeAt(form.seen.composition.config, [...path, key])),
    ),
  )
  const ids = idsOf(keys)
  return (
    <>
      {shown.map((key, index) => (
        <div key={ids.get(key)} className="form-slot">
          <SchemaRows
            name={key}
            schema={schemas[index] ?? ANY_VALUE}
            fieldPathId={toFieldPathId(key, registry.globalFormOptions, fieldPathId.path)}
            registry={registry}
          />
        </div>
      ))}
      {isFree(schema) && <AddKey path={path} schema={schema} taken={[...keys, ...Object.keys(schema.properties ?? {})]} />}
    </>
  )
}

function schemaFor(schema: JsonSchema, key: string, node: ReturnType<typeof nodeAt>): JsonSchema {
  const free =
    typeof schema.additionalProperties === 'object' && schema.additionalProperties !== ANY_VALUE
      ? schema.additionalProperties
      : undefined
  return freeKeySchema(free ?? (node ? genericSchema(node) : ANY_VALUE), keyText(key))
}
