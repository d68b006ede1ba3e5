import { nodeAt } from '../core/config-node.ts'
import type { MapNode } from '../core/config-node.ts'
import { keyId } from '../core/value.ts'
import { kindNames } from '../systems/manifest/add-kind.ts'
import { kindTags } from '../systems/judge/kind-rule.ts'
import { typesOf } from '../systems/schema/json-schema.ts'
import type { JsonSchema } from '../systems/schema/json-schema.ts'
import type { KindPlace } from '../systems/manifest/manifest-schemas.ts'
import { blockName } from '../systems/manifest/registered-parts.ts'
import { convertSchema, readSchemaFile } from '../systems/schema/schema-file.ts'
import type { Section, System } from '../systems/system.ts'
import { derive } from './derive.ts'
import { freePath, namesakes } from './register-schema.ts'
import type { SchemaUse } from './register-schema.ts'
import type { Session } from './session.ts'
import type { Outside } from './compare/side.ts'

/** What a schema from outside could be in a session. */
export interface SchemaProposal {
  readonly uses: readonly SchemaUse[]
  /** The likeliest of them. */
  readonly best: SchemaUse
  /** Whether the schema says itself what it is, and the open config asks for just that: then nobody has to be asked. */
  readonly isClear: boolean
  /** How many things in it cannot be read. */
  readonly problems: number
  /** The sections that a kind can be added to. */
  readonly homes: readonly KindHome[]
}

/** A section that a schema can be a kind of. */
export interface KindHome {
  readonly section: string
  readonly title: string
  /** The key whose value picks a kind. */
  readonly discriminator: string
  /** Whether the schema would be a block of the section, under a key of its own. */
  readonly hasBlock: boolean
}

/**
 * What a schema could be: the next text of a registered file of its name, a kind of each section that has kinds, a section, or a
 * whole config. Names follow from its title, else from its file; those that the open config already uses come first.
 */
export function proposeSchema(session: Session, outside: Outside): SchemaProposal {
  const { system, composition } = derive(session)
  const path = freePath(session, outside)
  const file = readSchemaFile({ kind: 'file', path, text: outside.text })
  const { schema, issues } = convertSchema(file)
  const subject: Subject = { system, config: composition.config, schema, name: nameOf(schema, path) }
  const updates = namesakes(session, outside).map((known): SchemaUse => ({ of: 'update', file: known }))
  const kinds = system.sections.flatMap((section) => kindOf(section, subject))
  const section: SchemaUse = { of: 'section', section: sectionKey(subject) }
  const uses = [...updates, ...kinds, section, ...(schema.properties ? [{ of: 'config' } as const] : [])]
  const clear = kinds.find((kind) => isAsked(kind, subject))
  return {
    uses,
    best: updates[0] ?? clear ?? likeliest({ kinds, section, subject }),
    isClear: updates.length === 0 && clear !== undefined,
    problems: [...file.issues, ...issues].filter(({ severity }) => severity !== 'info').length,
    homes: system.sections.flatMap((own) => homeIn(own, schema)),
  }
}

interface Subject {
  readonly system: System
  /** What is open. */
  readonly config: MapNode
  readonly schema: JsonSchema
  /** What the schema is of: its title without `Config`, else the name of its file. */
  readonly name: string
}

function nameOf({ title }: JsonSchema, path: string): string {
  const stem = path.replace(/^.*\//, '').replace(/(?:\.schema)?(?:-\d+)?\.\w+$/, '')
  return (title ?? stem).replace(/(?<=.)(?:Config|Schema|Settings|Params)$/, '').trim()
}

function kindOf(section: Section, subject: Subject): readonly KindPlace[] {
  const rule = section.kinds
  if (!rule) return []
  const [tag] = kindTags(subject.schema, rule)
  const name = tag ?? writtenName(section, subject) ?? subject.name
  const isOwnBlock = rule.fields === 'block' && tag === undefined
  const block = isOwnBlock ? writtenBlock(section, subject) : undefined
  return [{ of: 'kind', section: section.key, name, ...(block === undefined || block === blockName(name) ? {} : { block }) }]
}

/** What the open config says to pick a kind that nobody knows yet. */
function writtenName(section: Section, { config }: Subject): string | undefined {
  const node = section.kinds && nodeAt(config, [section.key, section.kinds.discriminator])
  const name = node?.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
  return name === undefined || kindNames(section).includes(name) ? undefined : name
}

/** The block of the open config that no kind uses: the one beside an unknown name. */
function writtenBlock(section: Section, subject: Subject): string | undefined {
  const node = subject.config.entries.get(section.key)?.node
  if (node?.kind !== 'map' || writtenName(section, subject) === undefined) return undefined
  const known = new Set((section.schema.oneOf ?? []).flatMap(({ properties = {} }) => Object.keys(properties)))
  const [block, ...others] = [...node.entries].filter(([key, entry]) => !known.has(key) && entry.node.kind === 'map')
  return block && others.length === 0 ? block[0] : undefined
}

/** Whether the schema names the kind itself, as the open config does. */
function isAsked({ section: key }: KindPlace, subject: Subject): boolean {
  const section = sectionOf(key, subject)
  const name = section && writtenName(section, subject)
  return section?.kinds !== undefined && name !== undefined && kindTags(subject.schema, section.kinds).includes(name)
}

function homeIn({ key, title, kinds }: Section, schema: JsonSchema): readonly KindHome[] {
  if (!kinds) return []
  const hasBlock = kinds.fields === 'block' && kindTags(schema, kinds).length === 0
  return [{ section: key, title, discriminator: kinds.discriminator, hasBlock }]
}

function sectionOf(key: string, { system }: Subject): Section | undefined {
  return system.sections.find((section) => section.key === key)
}

function sectionKey({ system, name }: Subject): string {
  const key = keyId({ kind: 'str', value: blockName(name).replaceAll(/^_+|_+$/g, '') || 'section' })
  const taken = new Set(system.sections.map((section) => section.key))
  return [key, ...Array.from({ length: taken.size + 1 }, (_, i) => `${key}_${i + 2}`)].find((other) => !taken.has(other)) ?? key
}

interface Choices {
  readonly kinds: readonly KindPlace[]
  readonly section: SchemaUse
  readonly subject: Subject
}

function likeliest({ kinds, section, subject }: Choices): SchemaUse {
  const { system, config, schema, name } = subject
  if (section.of === 'section' && config.entries.has(section.section)) return section
  const isFitting = (test: (own: Section) => boolean) => (kind: KindPlace) => {
    const own = sectionOf(kind.section, subject)
    return own !== undefined && test(own)
  }
  const written = kinds.find(isFitting((own) => writtenName(own, subject) !== undefined))
  const named = kinds.find(isFitting((own) => own.kinds !== undefined && kindTags(schema, own.kinds).length > 0))
  const called = kinds.find((kind) => blockName(name).includes(kind.section))
  const fallback = system.sections.length === 0 && isOfSections(schema) ? ({ of: 'config' } as const) : section
  return written ?? named ?? called ?? kinds[0] ?? fallback
}

/** Whether most of its keys hold maps, as those of a whole config do. */
function isOfSections({ properties = {} }: JsonSchema): boolean {
  const fields = Object.values(properties)
  const maps = fields.filter((field) => field.oneOf !== undefined || typesOf(field).includes('object'))
  return maps.length > 0 && 2 * maps.length >= fields.length
}
