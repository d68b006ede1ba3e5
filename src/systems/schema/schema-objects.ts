import { deref } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'

/** The object schemas that a schema may turn out to be: itself, or those of the union or intersection that it is. */
export function objectsOf(schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] {
  const inner = schema.oneOf ?? schema.allOf
  return inner ? inner.flatMap((option) => objectsOf(deref(option, root), root)) : [schema]
}

/** Every key that some form of the schema knows, so that another variant's keys can be told from unknown ones. */
export function keysOf(schema: JsonSchema, root: JsonSchema): ReadonlySet<string> {
  return new Set(objectsOf(deref(schema, root), root).flatMap((object) => Object.keys(object.properties ?? {})))
}

/** The values of a schema's `enum`, or its constant, those left out that the real code refuses. */
export function takenValues(schema: JsonSchema): readonly unknown[] {
  const { enumRefused = {} } = schema
  return valuesOf(schema).filter((value) => !Object.hasOwn(enumRefused, String(value)))
}

/** The values that a schema names: those of its `enum`, or its constant. */
export function valuesOf(schema: JsonSchema | undefined): readonly unknown[] {
  return schema?.enum ?? (schema?.const === undefined ? [] : [schema.const])
}
