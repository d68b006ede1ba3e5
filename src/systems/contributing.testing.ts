import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { transformWithOxc } from 'vite'
import * as z3 from 'zod/v3'
import * as zod from './schema/zod.ts'
import * as zod3Facts from './schema/zod3-facts.ts'

/** The text of CONTRIBUTING.md. */
export const GUIDE = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8')

/** What the examples of CONTRIBUTING.md import, as they write it. */
const MODULES: Readonly<Record<string, object>> = { '../zod.ts': zod, '../zod3-facts.ts': zod3Facts, 'zod/v3': z3 }

/** The code blocks of a language that stand under a heading of CONTRIBUTING.md, before the next heading. */
export function examplesUnder(heading: string, language: 'ts' | 'yaml' | 'console' | 'json' | 'python'): readonly string[] {
  const [, after = ''] = GUIDE.split(`\n${heading}\n`)
  const [section = ''] = after.split(/\n#{2,3} /)
  return Array.from(section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')), ([, code = '']) => code)
}

/** What a TypeScript file exports, run as it stands: its types taken out, its imports those of the house. */
export async function runExample(code: string): Promise<Readonly<Record<string, unknown>>> {
  const { code: script } = await transformWithOxc(code, 'example.ts')
  const body = script
    .replaceAll(/^import \{(.*?)\} from "(.*?)";$/gm, 'const {$1} = modules["$2"];')
    .replaceAll(/^export const (\w+) =/gm, 'const $1 = exports.$1 =')
  const exports: Record<string, unknown> = {}
  const run = compileFunction(body, ['modules', 'exports']) as (modules: typeof MODULES, into: typeof exports) => void
  run(MODULES, exports)
  return exports
}
