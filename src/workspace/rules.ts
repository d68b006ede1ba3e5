import { includes } from '../core/links/includes.ts'
import type { Linker } from '../core/links/link.ts'
import { profile } from '../core/links/profile.ts'
import type { Issue } from '../core/issue.ts'
import type { LinkOptions } from '../core/links/link-files.ts'
import type { Path } from '../core/path.ts'
import type { Files, Source } from '../core/source.ts'
import { hydraLinker } from '../systems/manifest/hydra-linker.ts'
import type { CompareRules } from '../systems/manifest/manifest-compare.ts'
import { customize, MANIFEST, readManifest } from '../systems/manifest/manifest.ts'
import type { Manifest, ReadManifest } from '../systems/manifest/manifest.ts'
import { contentKindOf, mountsOf } from '../systems/schema/mounts-of.ts'
import { noSystem } from '../systems/no-system.ts'
import { presetSources } from '../systems/manifest/preset-sources.ts'
import { registrar } from '../systems/manifest/registrar.ts'
import type { Registrar } from '../systems/manifest/registrar.ts'
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
  /** Whether the file says what configs are, and is none itself: `strata.yaml`, or a schema that it registers. */
  readonly isDescription: (path: string) => boolean
}

/** The rules that a session's `strata.yaml` gives, or the one that was guessed. The same object for the same texts. */
export function rulesOf({ files, guessed }: Pick<Session, 'files' | 'guessed'>): Rules {
  const source = files.get(MANIFEST) ?? guessed
  const known = remembered.get(source)
  if (known && isCurrent(known, files)) return known.rules
  const read = readManifest(source)
  const rules = rulesFor(read, files)
  remembered.set(source, { manifest: read.manifest, ...partsOf(read.manifest, files), rules })
  return rules
}

/** What rules are made of beside the manifest: its system may be loaded later than it is read, and its schemas may be edited. */
interface Parts {
  readonly base: System | undefined
  readonly register: Registrar | undefined
  /** Whether what some workspaces alone ask for is loaded. */
  readonly isHydraThere: boolean
  readonly schemas: readonly (Source | undefined)[]
}

interface Remembered extends Parts {
  readonly manifest: Manifest
  readonly rules: Rules
}

const remembered = new WeakMap<Source, Remembered>()

function partsOf({ system, schemas }: Manifest, files: Files): Parts {
  return {
    base: systemById(system),
    register: registrar(),
    isHydraThere: hydraLinker() !== undefined,
    schemas: schemas.map(({ file }) => files.get(file)),
  }
}

function isCurrent({ manifest, base, register, isHydraThere, schemas, rules }: Remembered, files: Files): boolean {
  const now = partsOf(manifest, files)
  const hasLinkers = !hasHydra(rules.system) || now.isHydraThere === isHydraThere
  const isSame = now.base === base && hasLinkers && (schemas.length === 0 || now.register === register)
  return isSame && now.schemas.every((source, i) => source === schemas[i])
}

/**
 * The rules that a manifest gives, with the schemas that it registers among the files. Its system must have been loaded, and, where
 * it registers any, the registrar; else there is none.
 */
export function rulesFor({ manifest, issues }: ReadManifest, files: Files): Rules {
  const base = systemById(manifest.system)
  const own = customize(base ?? noSystem, manifest)
  const register = manifest.schemas.length > 0 ? registrar() : undefined
  const { system, issues: found } = register?.(own, manifest.schemas, files) ?? { system: own, issues: [] }
  return {
    system,
    isAwaited: isAwaited(manifest.system) || (manifest.schemas.length > 0 && !register) || (hasHydra(system) && !hydraLinker()),
    options: fileRules(system, manifest),
    compare: manifest.compare,
    issues: [...issues, ...found],
  }
}

function hasHydra({ links }: System): boolean {
  return links.some(({ kind }) => kind === 'hydra')
}

function fileRules(system: System, { mountedAt, ignore, schemas }: Manifest): FileRules {
  const registered = new Set([MANIFEST, ...schemas.map(({ file }) => file)])
  return {
    dialect: system.dialect,
    linkers: system.links.flatMap(linkersOf),
    mounts: mountsOf(system),
    contentKind: contentKindOf(system),
    kindOf: (path) => kindOf(system, path),
    mountOf: (path) => mountOf(system, path),
    precedence: system.layers.map(({ kind }) => kind),
    mountedAt,
    presets: presetSources(system),
    isDescription: (path) => registered.has(path),
    isConfig: (path) => FORMAT.test(path) && !registered.has(path) && !ignore.some((item) => `${path}/`.startsWith(`${item}/`)),
  }
}

const FORMAT = /\.(?:ya?ml|json|ini)$/

function linkersOf(rule: LinkRule): readonly Linker[] {
  switch (rule.kind) {
    case 'includes':
      return [includes]
    case 'profile':
      return [profile(rule.when)]
    case 'mounts':
      return []
    case 'hydra':
      return [hydraLinker()?.(rule.root) ?? []].flat()
  }
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

/** Whether a folder, or one below it, holds the file; `''` is the whole workspace, and the path of a file is that file. */
function isIn(folder: string, path: string): boolean {
  return folder === '' || folder === path || path.startsWith(`${folder}/`)
}
