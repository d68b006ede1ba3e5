import type { SystemDefinition } from '../../src/systems/system.ts'
import { z } from '../../src/systems/schema/zod.ts'
import { PER_SECTION, sectionsOf, systemOf } from './bench-workspace.ts'

/** Factories inside one another in each section, and fields of each. */
const LEVELS = 5
const PER_LEVEL = PER_SECTION / LEVELS

/** A system of so many fields, all of them in factories five levels deep: a type picks what a config holds, and that holds the next. */
export function deepSystem(fields: number): SystemDefinition {
  return systemOf(fields, () => z.object({ part: factory(LEVELS) }))
}

/** The field that is typed into: in the innermost factory of the middle section, set by the edited file. */
export function deepPath(fields: number): readonly string[] {
  const sections = sectionsOf(fields)
  const inner = Array.from({ length: LEVELS }, () => ['part', 'config']).flat()
  return [sections[Math.floor(sections.length / 2)] ?? '', ...inner, 'key_10']
}

/** A file that sets every field, and one that includes it and sets a tenth of those in the section that is typed into. */
export function deepFiles(fields: number): Readonly<Record<string, string>> {
  const [typed = ''] = deepPath(fields)
  return {
    'strata.yaml': 'system: bench\n',
    'base.yaml': sectionsOf(fields)
      .map((key) => `${key}:\n${partText({ level: 1, every: 1, more: 0 })}`)
      .join(''),
    'experiment.yaml': `includes: [base.yaml]\n${typed}:\n${partText({ level: 1, every: 10, more: 1 })}`,
  }
}

interface Part {
  readonly level: number
  /** Every how many fields is set. */
  readonly every: number
  readonly more: number
}

function partText({ level, every, more }: Part): string {
  if (level > LEVELS) return ''
  const indent = '    '.repeat(level - 1)
  const keys = Array.from({ length: PER_LEVEL }, (_, i) => i).filter((i) => i % every === 0)
  const rows = keys.map((i) => `${indent}      key_${i}: ${i + more}\n`).join('')
  const type = every === 1 ? `${indent}    type: wide\n` : ''
  return `${indent}  part:\n${type}${indent}    config:\n${rows}${partText({ level: level + 1, every, more })}`
}

function factory(levels: number): z.ZodType {
  const fields = Object.fromEntries(Array.from({ length: PER_LEVEL }, (_, i) => [`key_${i}`, fieldAt(i)]))
  const inner = levels > 1 ? { part: factory(levels - 1) } : {}
  return z.discriminatedUnion('type', [
    z
      .object({ type: z.literal('wide'), config: z.strictObject({ ...fields, ...inner }) })
      .meta({ title: 'Wide', summary: ['{type}', '{config.key_0} of {config.key_1}'] }),
    z.object({ type: z.literal('narrow'), config: z.strictObject({ key_0: fieldAt(0) }) }).meta({ title: 'Narrow' }),
  ])
}

function fieldAt(index: number): z.ZodType {
  return z
    .number()
    .optional()
    .meta({ title: `Field ${index}`, help: 'What this field is for, in a sentence of usual length.' })
}
