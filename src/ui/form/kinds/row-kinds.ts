import type { ConfigNode } from '../../../core/config-node.ts'
import type { Field } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { kindsThatTake } from '../../../systems/schema/kind-of-node.ts'
import { kindsOf } from '../../../systems/schema/kinds.ts'

/** The kinds of value that a row takes, null as the last where the key may be null. */
export interface RowKinds {
  readonly schemas: readonly JsonSchema[]
  readonly options: readonly KindOption[]
}

/** One of them; without a field it is null, which needs none. */
export interface KindOption {
  readonly title: string
  readonly field: Field | undefined
}

/** The kind of a value that is none of those that the row takes. */
export const OTHER = -1

/** The kinds of a field, by its narrowed schema. */
export function rowKinds(field: Field, schema: JsonSchema): RowKinds {
  const options = (field.kinds ?? []).map((kind) => ({ title: kind.title, field: asKind(field, kind) }))
  return { schemas: kindsOf(schema), options: field.nullable ? [...options, { title: 'Null', field: undefined }] : options }
}

/** The field of a kind, called and explained as the whole is unless it says more. */
function asKind({ title, help, unit, source }: Field, kind: Field): Field {
  return {
    ...kind,
    title,
    nullable: false,
    ...(kind.help === undefined && help !== undefined ? { help } : {}),
    ...(kind.unit === undefined && unit !== undefined ? { unit } : {}),
    ...(kind.source === undefined && source !== undefined ? { source } : {}),
  }
}

/** Which of the kinds a value is; {@link OTHER} for none of them, undefined where there is no value. */
export function kindOf({ schemas, options }: RowKinds, node: ConfigNode | undefined): number | undefined {
  if (!node) return undefined
  const isNull = node.kind === 'scalar' && node.value.kind === 'null'
  if (isNull && options.length > schemas.length) return schemas.length
  const [nearest] = kindsThatTake(schemas, node, {})
  return nearest ? schemas.indexOf(nearest) : OTHER
}

/** Whether a kind is edited in rows of its own beneath the row. */
export function isBlock({ field }: KindOption): boolean {
  return field?.control === 'object' || field?.control === 'map' || field?.control === 'list'
}
