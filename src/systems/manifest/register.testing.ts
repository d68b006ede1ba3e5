import type { Composition } from '../../core/compose/compose.ts'
import type { Issue } from '../../core/issue.ts'
import type { Source } from '../../core/source.ts'
import { composeTexts, line } from '../compose.testing.ts'
import { customize, MANIFEST, readManifest } from './manifest.ts'
import { noSystem } from '../no-system.ts'
import { registerSchemas } from './register-schemas.ts'
import { loadSystem } from '../registry.ts'
import type { System } from '../system.ts'
import { validate } from '../judge/validate.ts'

/** What the texts of a workspace make of its system. */
export interface Workspace {
  readonly system: System
  /** What is wrong with `strata.yaml` and with the schemas that it registers. */
  readonly issues: readonly Issue[]
  readonly compose: (config: string) => Composition
  /** What is wrong with a config, each issue on a line; its file is `a.yaml`. */
  readonly check: (config: string) => readonly string[]
}

/** A workspace of these texts, with its schemas registered; files that hold no text are JSON. */
export async function workspaceOf(texts: Readonly<Record<string, unknown>>): Promise<Workspace> {
  const sources = Object.entries(texts).map(([path, text]): [string, Source] => {
    return [path, { kind: 'file', path, text: typeof text === 'string' ? text : JSON.stringify(text, null, 2) }]
  })
  const files = new Map(sources)
  const { manifest, issues } = readManifest(files.get(MANIFEST) ?? { kind: 'file', path: MANIFEST, text: '' })
  const base = customize((await loadSystem(manifest.system)) ?? noSystem, manifest)
  const { system, issues: found } = registerSchemas(base, manifest.schemas, files)
  const compose = (config: string): Composition => composeTexts({ 'a.yaml': config }, system)
  return {
    system,
    issues: [...issues, ...found],
    compose,
    check: (config) => {
      const composition = compose(config)
      return [...composition.issues, ...validate(composition, system)].map(line)
    },
  }
}
