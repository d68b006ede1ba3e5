import type { Files, Source } from '../core/source.ts'
import { MANIFEST } from '../systems/manifest.ts'

/** A workspace that comes with the app. */
export interface Bundled {
  /** Name of its folder in `cfgs/`. */
  readonly id: string
  readonly files: Files
}

const texts: Readonly<Record<string, string>> = import.meta.glob(['../../cfgs/**/*.{yaml,yml,json,ini}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The workspaces in `cfgs/`: the folders that hold a `strata.yaml`. */
export function bundledWorkspaces(): readonly Bundled[] {
  const workspaces = new Map<string, Map<string, Source>>()
  for (const [name, text] of Object.entries(texts)) {
    const [id = '', ...rest] = name.replace('../../cfgs/', '').split('/')
    const path = rest.join('/')
    const files = workspaces.get(id) ?? new Map<string, Source>()
    workspaces.set(id, files.set(path, { kind: 'file', path, text }))
  }
  return [...workspaces].filter(([, files]) => files.has(MANIFEST)).map(([id, files]) => ({ id, files }))
}
