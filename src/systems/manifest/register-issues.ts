import type { Issue } from '../../core/issue.ts'
import { nearest } from '../../core/nearest.ts'
import type { Files } from '../../core/source.ts'
import { keyText } from '../../core/value.ts'
import { placeOf } from '../schema/finding.ts'
import { fixByValue } from '../schema/fix-value.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { kindTags } from '../judge/kind-rule.ts'
import type { RegisteredFile } from './manifest-schemas.ts'
import type { SchemaFile } from '../schema/schema-file.ts'
import type { KindRule, Section, System } from '../system.ts'

/** The issue of a schema for a whole config that has no properties. */
export function noSections(file: SchemaFile, entry: RegisteredFile): Issue {
  const message = 'the schema of a whole config is a map with properties: each of them is a section'
  const hint = `register ${entry.file} under the name of one section`
  return { code: 'schema-place', severity: 'error', path: [], message, hint, origin: placeOf(file.root) }
}

/** The issue of sections that the system has already. */
export function alreadyThere(entry: RegisteredFile, taken: readonly Section[]): Issue {
  const names = taken.map(({ key }) => keyText(key)).join(', ')
  const message = `${names} ${taken.length > 1 ? 'are sections' : 'is a section'} already: a schema adds, it does not replace`
  return { ...misplaced(entry, message), severity: 'warning' }
}

/** The issue of a file that is not there, with the nearest that is. */
export function missingFile({ file, path, node }: RegisteredFile, files: Files): Issue {
  const [close] = nearest(
    file,
    [...files.keys()].filter((other) => /\.(?:json|ya?ml)$/.test(other)),
  )
  const message = `no file ${file}: what it would describe takes anything`
  const issue: Issue = { code: 'schema-missing', severity: 'error', path, message, origin: placeOf(node) }
  const fixes = close === undefined ? [] : fixByValue(node, { kind: 'str', value: close })
  return { ...issue, ...(close === undefined ? {} : { hint: `did you mean ${close}?` }), ...(fixes.length > 0 ? { fixes } : {}) }
}

/** The issue of a schema that has no place where `strata.yaml` puts it. */
export function misplaced({ path, node }: RegisteredFile, message: string, hint?: string): Issue {
  return {
    code: 'schema-place',
    severity: 'error',
    path,
    message,
    origin: placeOf(node),
    ...(hint === undefined ? {} : { hint }),
  }
}

/** The issue of a kind for a section that nothing picks kinds of. */
export function noKinds(entry: RegisteredFile, { key }: Section): Issue {
  const message = `no kind can be added to ${keyText(key)}: it has no key whose value picks one`
  return misplaced(entry, message, 'register the schema as a section of its own')
}

/** The issue of a kind for a section that is not there. */
export function noSection(entry: RegisteredFile, { sections: known }: System): Issue {
  const key = entry.path[1]
  const [close] = nearest(
    String(key),
    known.map((section) => section.key),
  )
  const message = `there is no section ${keyText(String(key))} to add a kind to`
  return misplaced(entry, message, close === undefined ? 'register a schema of the section first' : `did you mean ${close}?`)
}

/** The issue of a kind that is no map. */
export function noMap(file: SchemaFile): Issue {
  const message = 'a kind is a map of fields, and this schema describes something else'
  return { code: 'schema-place', severity: 'error', path: [], message, origin: placeOf(file.root) }
}

/** The issue of a schema that names its own kind, where that is another than `strata.yaml` does. */
export function otherName(entry: RegisteredFile, schema: JsonSchema, rule: KindRule): readonly Issue[] {
  const tags = kindTags(schema, rule)
  if (entry.place.of !== 'kind' || tags.length === 0 || tags.includes(entry.place.name)) return []
  const message = `the schema says ${rule.discriminator} ${tags.join(' or ')}, and is registered as ${entry.place.name}, which holds`
  return [misplaced(entry, message)]
}
