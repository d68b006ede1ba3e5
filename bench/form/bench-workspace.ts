import type { RJSFSchema } from '@rjsf/utils'
import { nodeAt } from '../../src/core/config-node.ts'
import { parse } from '../../src/core/read/parse.ts'
import { toPlain } from '../../src/systems/schema/plain.ts'
import { prepareSystem } from '../../src/systems/manifest/prepare-system.ts'
import type { SystemDefinition } from '../../src/systems/system.ts'
import type { System } from '../../src/systems/system.ts'
import { z } from '../../src/systems/schema/zod.ts'

/** Fields of one section: a section is one rjsf form of ours. */
export const PER_SECTION = 100

/** The field that is typed into: in the middle of the middle section, and set by the edited file. */
export function typedKey(fields: number): readonly [section: string, key: string] {
  return [`section_${Math.floor(fields / PER_SECTION / 2)}`, 'key_50']
}

/** A system of so many fields, all known and all scalars, as both forms draw them. */
export function benchSystem(fields: number): SystemDefinition {
  return systemOf(fields, sectionSchema)
}

/** A system of as many sections as so many fields take, each of this schema. */
export function systemOf(fields: number, schema: () => z.ZodType): SystemDefinition {
  return {
    id: 'bench',
    title: 'Bench',
    dialect: 'pyyaml',
    layers: [],
    links: [{ kind: 'includes' }],
    sections: sectionsOf(fields).map((key) => ({ key, title: key, help: 'A section of the bench.', schema: schema() })),
    rules: [],
    guards: [],
    derived: [],
  }
}

/** The schemas of a system's sections as one JSON Schema, which plain rjsf draws. */
export async function plainSchema(fields: number): Promise<RJSFSchema> {
  const system: System = await prepareSystem(benchSystem(fields))
  return { type: 'object', properties: Object.fromEntries(system.sections.map(({ key, schema }) => [key, schema as RJSFSchema])) }
}

/** The values of every field, as plain rjsf takes them. */
export function plainValues(fields: number): unknown {
  const { root } = parse({ kind: 'file', path: 'base.yaml', text: baseText(fields) }, 'pyyaml')
  return toPlain(nodeAt(root, []) ?? root)
}

/** A file that sets every field, and one that includes it and sets a tenth of them, or all. */
export function benchFiles(fields: number, share: 'tenth' | 'all'): Readonly<Record<string, string>> {
  const every = share === 'all' ? 1 : 10
  return {
    'strata.yaml': 'system: bench\n',
    'base.yaml': baseText(fields),
    'experiment.yaml': `includes: [base.yaml]\n${textOf(fields, every, 1)}`,
  }
}

function baseText(fields: number): string {
  return textOf(fields, 1, 0)
}

function textOf(fields: number, every: number, more: number): string {
  const keys = Array.from({ length: PER_SECTION }, (_, i) => i).filter((i) => i % every === 0)
  return sectionsOf(fields)
    .map((section) => `${section}:\n${keys.map((i) => `  key_${i}: ${valueAt(i, more)}\n`).join('')}`)
    .join('')
}

/** The keys of those sections. */
export function sectionsOf(fields: number): readonly string[] {
  return Array.from({ length: fields / PER_SECTION }, (_, i) => `section_${i}`)
}

function sectionSchema(): z.ZodType {
  return z.strictObject(Object.fromEntries(Array.from({ length: PER_SECTION }, (_, i) => [`key_${i}`, fieldAt(i).optional()])))
}

function fieldAt(index: number): z.ZodType {
  const facts = { title: `Field ${index}`, help: 'What this field is for, in a sentence of usual length.' }
  switch (index % 5) {
    case 0:
      return z.int().meta(facts)
    case 1:
      return z.number().meta(facts)
    case 2:
      return z.string().meta(facts)
    case 3:
      return z.boolean().meta(facts)
    default:
      return z.enum(['first', 'second', 'third']).meta(facts)
  }
}

function valueAt(index: number, more: number): string {
  return [String(index + more), `${index + more}.5`, `"name ${index + more}"`, 'true', 'second'][index % 5] ?? ''
}
