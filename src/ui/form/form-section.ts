import type { ConfigNode } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import { viewOf } from '../../systems/judge/config-view.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { typesOf } from '../../systems/schema/json-schema.ts'
import { layerSchema } from '../../systems/schema/layer-schema.ts'
import { narrow } from '../../systems/schema/narrow.ts'
import type { Section } from '../../systems/system.ts'
import type { FormTarget } from './form-target.ts'
import { genericSchema, titled } from './generic-schema.ts'

/** A part of the form with a header of its own: one top-level key, or several that hold no map. */
export interface FormSection {
  readonly id: string
  readonly title: string
  readonly help: string
  /** Where `schema` stands in the config. */
  readonly base: Path
  /** The top-level keys it shows. */
  readonly keys: readonly string[]
  /** A layer schema: see `layerSchema()`. */
  readonly schema: JsonSchema
  /** The same with its defaults and required keys, for what rows tell of a field. */
  readonly narrowed: JsonSchema
  /** As the system wrote it, unions and all; absent where no system describes the keys. */
  readonly full?: JsonSchema
  /** Whether its top-level map shows keys that `schema` does not have. */
  readonly isWhole: boolean
}

/**
 * The sections of the form for a target: those of the system, narrowed by the merged config, then the keys that it does not know.
 * A system without sections gives a form read off the config. The same objects while the same rows are to be shown.
 */
export function sectionsOf(target: FormTarget): readonly FormSection[] {
  const { system, seen, own } = target
  const merged = seen.composition.config
  const known = new Set(system.sections.map(({ key }) => key))
  const nodeOfKey = (key: string): ConfigNode | undefined => merged.entries.get(key)?.node ?? own.entries.get(key)?.node
  const parts = system.sections.map((section) => partOf(section, nodeOfKey(section.key)))
  const others = [...new Set([...merged.entries.keys(), ...own.entries.keys()])].filter((key) => !known.has(key))
  const rest = others.flatMap((key) => looseKey(key, nodeOfKey(key)))
  const sections = system.sections.length === 0 ? withGeneral(rest) : [...withGeneral(parts), ...groupLoose(rest, OTHERS)]
  return sections.filter((section) => isWritable(section, target)).map(reuse)
}

/** Whether the target stands where the section's keys are: a file that is mounted at a key writes beneath it alone. */
function isWritable({ keys }: FormSection, { place: { at } }: FormTarget): boolean {
  const [top] = at
  return typeof top !== 'string' || keys.includes(top)
}

/** One line about the resolved section, from the system. */
export function summaryOf(section: FormSection, { system, seen }: FormTarget): string | undefined {
  const { config } = seen.composition
  return system.sections
    .find(({ key }) => key === section.id && config.entries.has(key))
    ?.summary?.(viewOf(config, seen.defaults))
}

/** Whether the merged config or the target has any of the section's keys. */
export function isInUse({ keys }: FormSection, { own, seen }: FormTarget): boolean {
  return keys.some((key) => seen.composition.config.entries.has(key) || own.entries.has(key))
}

function partOf(section: Section, node: ConfigNode | undefined): FormSection {
  const schema = layerSchema(section.schema, node)
  const narrowed = narrow(section.schema, node)
  return {
    id: section.key,
    title: section.title,
    help: section.help,
    base: [section.key],
    keys: [section.key],
    schema,
    narrowed,
    full: section.schema,
    isWhole: true,
  }
}

function looseKey(key: string, node: ConfigNode | undefined): readonly FormSection[] {
  if (!node) return []
  const schema = titled(genericSchema(node), key)
  const section: FormSection = {
    id: key,
    title: keyText(key),
    help: '',
    base: [key],
    keys: [key],
    schema,
    narrowed: schema,
    isWhole: true,
  }
  return [section]
}

function isMap({ schema }: FormSection): boolean {
  return typesOf(schema).includes('object') && schema.anyOf === undefined
}

interface Group {
  readonly id: string
  readonly title: string
  readonly help: string
}

const GENERAL: Group = { id: '(general)', title: 'General', help: 'Single values at the top of the config.' }
const OTHERS: Group = { id: '(other)', title: 'Other keys', help: 'Keys at the top of the config that the system does not know.' }

/** The sections that are maps, after one for those that are single values. */
function withGeneral(parts: readonly FormSection[]): readonly FormSection[] {
  const single = parts.filter((part) => !isMap(part))
  return [...groupLoose(single, GENERAL), ...parts.filter(isMap)]
}

/** Sections of a single value each, as the rows of one. */
function groupLoose(parts: readonly FormSection[], group: Group): readonly FormSection[] {
  if (parts.length === 0) return []
  const mapOf = (pick: (part: FormSection) => JsonSchema): JsonSchema => {
    const rows = parts.map((part) => [part.id, { title: part.title, ...(part.help ? { help: part.help } : {}), ...pick(part) }])
    return { type: 'object', properties: Object.fromEntries(rows) }
  }
  const keys = parts.map(({ id }) => id)
  return [
    {
      ...group,
      base: [],
      keys,
      schema: mapOf(({ schema }) => schema),
      narrowed: mapOf(({ narrowed }) => narrowed),
      isWhole: false,
    },
  ]
}

const before = new Map<string, readonly FormSection[]>()

/** How many forms of a section are kept: a draft is tried beside what is on screen. */
const KEPT = 4

/** The section as it was, where nothing that is shown of it has changed. */
function reuse(section: FormSection): FormSection {
  const known = before.get(section.id) ?? []
  const same = known.find((other) => isSame(other, section))
  if (same) return same
  before.set(section.id, [section, ...known].slice(0, KEPT))
  return section
}

function isSame(a: FormSection, b: FormSection): boolean {
  if (a.title !== b.title || a.help !== b.help || a.full !== b.full || a.keys.join('\n') !== b.keys.join('\n')) return false
  return (
    a.schema === b.schema ||
    (!a.isWhole && !b.isWhole && a.keys.every((key) => isSameRow(a.schema.properties?.[key], b.schema.properties?.[key])))
  )
}

function isSameRow(a: JsonSchema | undefined, b: JsonSchema | undefined): boolean {
  if (!a || !b) return a === b
  const keys = Object.keys(a) as (keyof JsonSchema)[]
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
