import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import type { System } from '../../systems/system.ts'
import type { SchemaUse } from '../../workspace/register-schema.ts'

/** What was registered and where, as sentences. */
export function saidOfUse(use: SchemaUse, file: string, { sections }: System): string {
  if (use.of === 'update') return `${file} has its new text.`
  return `Registered ${file} as ${nounOf(use, sections)}. ${MANIFEST} lists it under schemas.`
}

function nounOf(use: Exclude<SchemaUse, { of: 'update' }>, sections: System['sections']): string {
  if (use.of === 'config') return 'the whole config, with its keys as sections'
  const section = sections.find(({ key }) => key === use.section)
  if (use.of === 'section') return `the section ${formatPath([use.section])}`
  const key = formatPath([use.section, section?.kinds?.discriminator ?? ''])
  return `a kind of ${section?.title ?? use.section}: ${key} can be ${use.name}`
}

/** The row of the form that shows what was registered. */
export function fieldOfUse(use: SchemaUse, { sections }: System): Path | undefined {
  if (use.of !== 'section' && use.of !== 'kind') return undefined
  const section = sections.find(({ key }) => key === use.section)
  const row = use.of === 'kind' ? section?.kinds?.discriminator : Object.keys(section?.schema.properties ?? {})[0]
  return row === undefined ? [use.section] : [use.section, row]
}
