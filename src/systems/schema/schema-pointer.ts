import type { RawJsonSchema } from './json-schema.ts'
import { isRecord } from './schema-keywords.ts'
import type { SchemaProblem } from './schema-keywords.ts'

/** The schema that a `$ref` names, with its path in the file; or, as one clause, why there is none. */
export type Pointed = { readonly schema: RawJsonSchema; readonly at: SchemaProblem['at'] } | { readonly problem: string }

/** What a `$ref` of the schema `root` leads to: a JSON pointer from its top, since nothing outside a file is read. */
export function schemaAt(root: RawJsonSchema, ref: string): Pointed {
  if (!ref.startsWith('#')) return { problem: `${ref} names another file, and no schema outside of this one is read` }
  if (ref !== '#' && !ref.startsWith('#/')) return { problem: `${ref} is no path from the top, such as #/$defs/Model` }
  const at: (string | number)[] = []
  let here: unknown = root
  for (const step of ref.split('/').slice(1)) {
    const key = decode(step)
    at.push(Array.isArray(here) ? Number(key) : key)
    here = childOf(here, key)
    if (here === undefined) return { problem: `${ref} leads nowhere: there is no ${key}` }
  }
  return isRecord(here) ? { schema: here, at } : { problem: `${ref} leads to no schema` }
}

function childOf(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as RawJsonSchema)[key] : undefined
}

function decode(step: string): string {
  return percentDecoded(step).replaceAll('~1', '/').replaceAll('~0', '~')
}

function percentDecoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step // a percent sign that encodes nothing is one
  }
}
