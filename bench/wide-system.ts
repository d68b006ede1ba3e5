import { prepareSystem } from '../src/systems/manifest/prepare-system.ts'
import type { System, SystemDefinition } from '../src/systems/system.ts'
import { z } from '../src/systems/schema/zod.ts'

const SECTIONS = 10

/** What tells one text of the bench from another. */
interface Variation {
  readonly file: number
  readonly round: number
  /** How many files it includes, itself counted. */
  readonly includes?: number
}

/**
 * The text of a config of about `lines` lines: ten sections of scalars, short lists and comments, as researchers write them.
 * `file` and `round` vary the values; with `includes` it names that many files but itself.
 */
export function configText(lines: number, { file, round, includes = 0 }: Variation): string {
  const out: string[] =
    includes > 0 ? ['includes:', ...Array.from({ length: includes - 1 }, (_, i) => `  - file${i + 1}.yaml`)] : []
  const perSection = Math.floor(lines / SECTIONS) - 1
  for (let s = 0; s < SECTIONS; s += 1) {
    out.push(`section_${s}:`)
    for (let k = 0; k < perSection; k += 1) out.push(`  key_${k}: ${valueAt(k, file, s === 5 && k === 7 ? round : 0)}`)
  }
  return `${out.join('\n')}\n`
}

function valueAt(key: number, file: number, round: number): string {
  switch (key % 5) {
    case 0:
      return `${file + key}`
    case 1:
      return `${(key + 1) / 1000}  # tuned by hand`
    case 2:
      return `${key + round * 5}.5`
    case 3:
      return `[${key}, ${file}, 3]`
    default:
      return `"name ${file}"`
  }
}

/** A system whose ten sections know every key of {@link configText} up to `lines` lines. */
export function wideSystem(lines: number): Promise<System> {
  return prepareSystem(wideDefinition(lines))
}

/** {@link wideSystem} as its author would write it. */
export function wideDefinition(lines: number): SystemDefinition {
  const section = z.strictObject(
    Object.fromEntries(Array.from({ length: Math.floor(lines / SECTIONS) - 1 }, (_, k) => [`key_${k}`, fieldAt(k)])),
  )
  return {
    id: 'wide',
    title: 'Wide',
    dialect: 'pyyaml',
    layers: [],
    links: [{ kind: 'includes' }],
    sections: Array.from({ length: SECTIONS }, (_, s) => ({
      key: `section_${s}`,
      title: `Section ${s}`,
      help: 'A section of the bench.',
      schema: section,
    })),
    unknownSection: { severity: 'warning', why: 'the bench ignores it' },
    rules: [],
    guards: [],
    derived: [],
  }
}

function fieldAt(key: number): z.ZodType {
  switch (key % 5) {
    case 0:
      return z.int().min(0).optional()
    case 1:
    case 2:
      return z.number().min(0).optional()
    case 3:
      return z.array(z.int()).optional()
    default:
      return z.string().optional()
  }
}
