import type { Issue } from '../../core/issue.ts'
import { formatPath } from '../../core/path.ts'
import type { Files } from '../../core/source.ts'
import { keyText } from '../../core/value.ts'
import { addKind, kindNames } from './add-kind.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { judge } from '../judge/judge.ts'
import { typesOf } from '../schema/json-schema.ts'
import type { RegisteredFile } from './manifest-schemas.ts'
import { alreadyThere, misplaced, missingFile, noKinds, noMap, noSection, noSections, otherName } from './register-issues.ts'
import { kindOf, sectionOf } from './registered-parts.ts'
import { convertSchema, readSchemaFile } from '../schema/schema-file.ts'
import type { SchemaFile } from '../schema/schema-file.ts'
import type { Section, System } from '../system.ts'

/** A system with what a workspace registers, and what of that could not be read or has no place. */
export interface Registered {
  readonly system: System
  readonly issues: readonly Issue[]
}

/**
 * The system with the sections and kinds that JSON Schema files describe. Whatever is wrong with one is an issue and costs only
 * itself: where a file cannot be read, its section or kind takes anything. Sections are the same objects for the same texts.
 *
 * @see SPEC.md V9 and V10
 */
export function registerSchemas(system: System, registered: readonly RegisteredFile[], files: Files): Registered {
  const issues: Issue[] = []
  let made = system
  for (const entry of registered) {
    const source = files.get(entry.file)
    const file = source && readSchemaFile(source)
    if (file) issues.push(...file.issues)
    else issues.push(missingFile(entry, files))
    const next = APPLY[entry.place.of](made, { entry, file, system })
    made = next.system
    issues.push(...next.issues)
  }
  const added = made.sections.filter(({ key }) => !system.sections.some((section) => section.key === key))
  return { system: { ...made, judge, guards: openGuards(system, added) }, issues }
}

interface Step {
  readonly entry: RegisteredFile
  /** Undefined where there is no such file. */
  readonly file: SchemaFile | undefined
  /** As it was before anything was registered. */
  readonly system: System
}

const APPLY: Readonly<Record<RegisteredFile['place']['of'], (made: System, step: Step) => Registered>> = {
  config: addConfig,
  section: addSection,
  kind: addKindTo,
}

/** Its top-level properties, each as a section. */
function addConfig(made: System, { entry, file, system }: Step): Registered {
  if (!file || file.isBroken) return { system: made, issues: [] }
  const { schema, issues } = convertSchema(file)
  const { properties, required = [], title, additionalProperties } = schema
  if (!properties) return { system: made, issues: [...issues, ...(issues.length > 0 ? [] : [noSections(file, entry)])] }
  const found = Object.entries(properties).map(([key, own]) => {
    const needed = required.includes(key) ? { requires: `${title ?? entry.file} has no default for it` } : {}
    return sectionOf({ key, schema: own, root: schema }, needed)
  })
  const taken = found.filter(({ key }) => made.sections.some((section) => section.key === key))
  const isAlone = system.sections.length === 0
  const policy = isAlone && made.unknownSection === undefined ? policyOf(additionalProperties) : {}
  return {
    system: {
      ...made,
      ...(isAlone ? { title: title ?? 'The config' } : {}),
      ...policy,
      sections: [...made.sections, ...found.filter((section) => !taken.includes(section))],
    },
    issues: [...issues, ...(taken.length > 0 ? [alreadyThere(entry, taken)] : [])],
  }
}

/** What the real code does with a top-level key that the schema does not know. */
function policyOf(rest: JsonSchema['additionalProperties']): Pick<System, 'unknownSection'> {
  if (rest === undefined) return { unknownSection: { severity: 'warning', why: 'the real code ignores it silently' } }
  return rest === false ? { unknownSection: { severity: 'error', why: 'the real code stops on it' } } : {}
}

function addSection(made: System, { entry, file }: Step): Registered {
  const { place } = entry
  if (place.of !== 'section') return { system: made, issues: [] }
  const key = place.section
  if (made.sections.some((section) => section.key === key)) {
    const message = `the section ${keyText(key)} is there already: a schema adds, it does not replace`
    return { system: made, issues: [misplaced(entry, message, 'register it under another name')] }
  }
  const { schema, issues } = schemaOf(file)
  const section = sectionOf({ key, schema, root: schema })
  return { system: { ...made, sections: [...made.sections, section] }, issues }
}

function addKindTo(made: System, { entry, file }: Step): Registered {
  const { place } = entry
  if (place.of !== 'kind') return { system: made, issues: [] }
  const section = made.sections.find(({ key }) => key === place.section)
  const rule = section?.kinds
  if (!section || !rule) return { system: made, issues: [section ? noKinds(entry, section) : noSection(entry, made)] }
  if (kindNames(section).includes(place.name)) {
    const message = `${keyText(section.key)} has a kind ${place.name} already: a schema adds, it does not replace`
    return { system: made, issues: [misplaced(entry, message, `${rule.discriminator} picks it by another name`)] }
  }
  const { schema, issues } = schemaOf(file)
  const isMap = typesOf(schema).includes('object') && schema.oneOf === undefined
  const extended = addKind(section, kindOf(place, isMap ? schema : ANY_MAP), rule)
  const wrong = file && !isMap ? [noMap(file)] : otherName(entry, schema, rule)
  const others = made.sections.map((other) => (other === section ? extended : other))
  return { system: { ...made, sections: others }, issues: [...issues, ...wrong] }
}

const ANY_MAP: JsonSchema = { type: 'object', additionalProperties: true }

/** The form schema of a whole file. Where it cannot be read, anything goes, so that nothing written is wrong for that reason. */
function schemaOf(file: SchemaFile | undefined): { readonly schema: JsonSchema; readonly issues: readonly Issue[] } {
  return file && !file.isBroken ? convertSchema(file) : { schema: ANY_MAP, issues: [] }
}

/** What layers of each kind may write, and beside that, whatever the workspace registers. */
function openGuards({ guards }: System, added: readonly Section[]): System['guards'] {
  const patterns = added.flatMap(({ key }) => [formatPath([key]), `${formatPath([key])}.**`])
  return patterns.length === 0 ? guards : guards.map((guard) => ({ ...guard, allows: [...guard.allows, ...patterns] }))
}
