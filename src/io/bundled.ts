import type { Files, Source } from '../core/source.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import { isConfigPath } from './config-files.ts'

/** A workspace that comes with the app. */
export interface BundledWorkspace {
  /** The folder below cfgs/. */
  readonly id: string
  readonly name: string
  readonly files: Files
}

/** The workspaces that come with the app: the folders below cfgs/ that hold a `strata.yaml`. */
export async function loadBundled(): Promise<readonly BundledWorkspace[]> {
  const { bundledTexts } = await import('./bundled-files.ts')
  return workspacesOf(bundledTexts)
}

const ROOT = '../../cfgs/'

/** The workspaces among texts by path, by name. A file belongs to the nearest workspace around it. */
export function workspacesOf(texts: Readonly<Record<string, string>>): readonly BundledWorkspace[] {
  const paths = Object.keys(texts).map((path) => path.slice(ROOT.length))
  const roots = paths.filter((path) => path.endsWith(`/${MANIFEST}`)).map((path) => path.slice(0, -MANIFEST.length - 1))
  const rootOf = (path: string): string | undefined => {
    return roots.filter((root) => path.startsWith(`${root}/`)).toSorted((a, b) => b.length - a.length)[0]
  }
  return roots.toSorted().map((root) => {
    const own = paths.filter((path) => isConfigPath(path) && rootOf(path) === root).toSorted()
    const files = own.map((full): [string, Source] => {
      const path = full.slice(root.length + 1)
      return [path, { kind: 'file', path, text: texts[ROOT + full] ?? '' }]
    })
    return { id: root, name: root.slice(root.lastIndexOf('/') + 1), files: new Map(files) }
  })
}
