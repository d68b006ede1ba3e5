import { includes } from '../core/links/includes.ts'
import type { Linker } from '../core/links/link.ts'
import { profile } from '../core/links/profile.ts'
import type { Issue } from '../core/issue.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { Path } from '../core/path.ts'
import type { Source } from '../core/source.ts'
import type { CompareRules } from '../systems/manifest-compare.ts'
import { customize, MANIFEST, readManifest } from '../systems/manifest.ts'
import type { Manifest, ReadManifest } from '../systems/manifest.ts'
import { noSystem } from '../systems/no-system.ts'
import { presetSources } from '../systems/preset-sources.ts'
import { isAwaited, systemById } from '../systems/registry.ts'
import type { LinkRule, System } from '../systems/system.ts'
import type { Session } from './session.ts'

/** What holds in a workspace: its system as the manifest adapts it, how its files link, and what is wrong with the manifest. */
export interface Rules {
  readonly system: System
  /** Whether the system that the manifest names is still to be loaded: until then there are no schemas, and no rules. */
  readonly isAwaited: boolean
  readonly options: FileRules
  /** What comparisons leave out, and how they match lists. */
  readonly compare: CompareRules
  readonly issues: readonly Issue[]
}

/** How the files of a workspace link, and which of them are its configs. */
export interface FileRules extends LinkOptions {
  /** Whether the file is one of the configs to list and to check. Any file can be linked, one that the manifest ignores too. */
  readonly isConfig: (path: string) => boolean
}

/** The rules that a session's `strata.yaml` gives, or the one that was guessed. The same object for the same text. */
export function rulesOf({ files, guessed }: Pick<Session, 'files' | 'guessed'>): Rules {
  const source = files.get(MANIFEST) ?? guessed
  const known = remembered.get(source)
  if (known && systemById(known.systemId) === known.base) return known.rules
  const read = readManifest(source)
  const systemId = read.manifest.system
  const rules = rulesFor(read)
  remembered.set(source, { systemId, base: systemById(systemId), rules })
  return rules
}

/** With the system that they were made of: it may be loaded later than the manifest is read. */
interface Remembered {
  readonly systemId: string
  readonly base: System | undefined
  readonly rules: Rules
}

const remembered = new WeakMap<Source, Remembered>()

/** The rules that a manifest gives. Its system must have been loaded; else there is none. */
export function rulesFor({ manifest, issues }: ReadManifest): Rules {
  const system = customize(systemById(manifest.system) ?? noSystem, manifest)
  return {
    system,
    isAwaited: isAwaited(manifest.system),
    options: fileRules(system, manifest),
    compare: manifest.compare,
    issues,
  }
}

function fileRules(system: System, { mountedAt, ignore }: Manifest): FileRules {
  return {
    dialect: system.dialect,
    linkers: system.links.map(linkerOf),
    kindOf: (path) => kindOf(system, path),
    mountOf: (path) => mountOf(system, path),
    precedence: system.layers.map(({ kind }) => kind),
    mountedAt,
    presets: presetSources(system),
    isConfig: (path) => FORMAT.test(path) && path !== MANIFEST && !ignore.some((item) => `${path}/`.startsWith(`${item}/`)),
  }
}

const FORMAT = /\.(?:ya?ml|json)$/

function linkerOf(rule: LinkRule): Linker {
  return rule.kind === 'includes' ? includes : profile(rule.when)
}

/** The kind whose folder holds the file, the deepest folder first; `file` where none does. */
function kindOf(system: System, path: string): string {
  let found = { kind: 'file', depth: -1 }
  for (const { kind, folders } of system.layers) {
    for (const folder of folders) {
      if (isIn(folder, path) && folder.length > found.depth) found = { kind, depth: folder.length }
    }
  }
  return found.kind
}

/** The key that files of the path's kind stand under, as a path; undefined where the kind has none. */
function mountOf(system: System, path: string): Path | undefined {
  const kind = kindOf(system, path)
  const mount = system.layers.find((layer) => layer.kind === kind)?.mount
  return mount === undefined ? undefined : [mount]
}

/** Whether a folder, or one below it, holds the file; `''` is the whole workspace. */
function isIn(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}
