import { formatPath } from '../../core/path.ts'
import { keyId, keyText } from '../../core/value.ts'
import { blockName } from '../../systems/manifest/registered-parts.ts'
import type { SchemaUse } from '../../workspace/register-schema.ts'
import type { KindHome } from '../../workspace/schema-proposal.ts'

/** What a person has picked and typed so far. */
export interface SchemaDraft {
  /** Id of an option. */
  readonly picked: string
  /** Names that were typed, by the option's id and the name's. */
  readonly names: Readonly<Record<string, string>>
}

/** One answer to what a schema describes. */
export interface SchemaOption {
  readonly id: string
  readonly use: SchemaUse
  readonly title: string
  readonly says: string
  /** What has to be named. */
  readonly names: readonly NameField[]
}

interface NameField {
  readonly id: 'name' | 'block'
  readonly label: string
  /** What stands there until something is typed, given what is typed elsewhere. */
  readonly value: (names: Names) => string
}

type Names = Readonly<Partial<Record<NameField['id'], string>>>

/** Which answer a use is, whatever its names. */
export function idOf(use: SchemaUse): string {
  if (use.of === 'update') return `update ${use.file}`
  return use.of === 'kind' ? `kind ${use.section}` : use.of
}

/** A use as an answer that a person can pick. */
export function optionOf(use: SchemaUse, homes: readonly KindHome[]): SchemaOption {
  const id = idOf(use)
  if (use.of === 'update')
    return { id, use, title: `The next version of ${use.file}`, says: 'in the place of its text', names: [] }
  if (use.of === 'config') return { id, use, title: 'The whole config', says: 'each of its keys is a section', names: [] }
  if (use.of === 'section') {
    const names = [{ id: 'name', label: 'Key', value: () => keyText(use.section) }] as const
    return { id, use, title: 'A section of its own', says: 'under a key at the top of a config', names }
  }
  const home = homes.find(({ section }) => section === use.section)
  const name: NameField = { id: 'name', label: 'Name', value: () => use.name }
  const block: NameField = {
    id: 'block',
    label: 'Key of its block',
    value: (names) => use.block ?? blockName(names.name ?? use.name),
  }
  return {
    id,
    use,
    title: `A kind of ${home?.title ?? use.section}`,
    says: `picked by ${formatPath([use.section, home?.discriminator ?? ''])}`,
    names: home?.hasBlock === true ? [name, block] : [name],
  }
}

/** The names of an option as they were typed. */
export function withNames({ id }: SchemaOption, { names }: SchemaDraft): Names {
  const typed = (['name', 'block'] as const).map((field) => [field, names[`${id} ${field}`]] as const)
  return Object.fromEntries(typed.filter(([, value]) => value !== undefined))
}

/** The use of an option with the names that were typed; undefined where one is missing. */
export function draftedUse(option: SchemaOption, draft: SchemaDraft): SchemaUse | undefined {
  const typed = withNames(option, draft)
  const [name, block] = (['name', 'block'] as const).map((id) => {
    return (
      option.names.find((field) => field.id === id) &&
      (typed[id] ?? option.names.find((field) => field.id === id)?.value(typed))?.trim()
    )
  })
  const { use } = option
  if (name === '' || block === '') return undefined
  if (use.of === 'section') return { ...use, section: keyId({ kind: 'str', value: name ?? '' }) }
  if (use.of !== 'kind' || name === undefined) return use
  const { block: _, ...rest } = use
  return { ...rest, name, ...(block === undefined || block === blockName(name) ? {} : { block }) }
}
