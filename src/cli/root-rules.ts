import type { DialectId } from '../core/scalar/dialect.ts'
import type { Files, Source } from '../core/source.ts'
import { guessManifest } from '../systems/manifest/guess.ts'
import { loadHydraLinker } from '../systems/manifest/hydra-linker.ts'
import { MANIFEST, readManifest } from '../systems/manifest/manifest.ts'
import { loadRegistrar } from '../systems/manifest/registrar.ts'
import { loadSystem, loadSystems } from '../systems/registry.ts'
import { rulesFor } from '../workspace/rules.ts'
import type { Rules } from '../workspace/rules.ts'
import { findPlace, isTooWide } from './find-root.ts'
import type { Place } from './find-root.ts'
import { listConfigs, readSource } from './node-files.ts'
import type { Terminal } from './terminal.ts'

/** What the command line says in place of a workspace's `strata.yaml`. */
export interface RuleOptions {
  readonly system?: string
  readonly dialect?: DialectId
}

/**
 * Whether a path would be one of a layer, in a workspace of the system that the command line names, or else of the one that files
 * in no workspace look like. Undefined where neither is any.
 */
export async function layersOf(
  files: readonly string[],
  options: RuleOptions & { readonly root?: string | undefined },
  terminal: Terminal,
): Promise<((path: string) => boolean) | undefined> {
  const system = options.system ?? (await guessOf(findPlace(files, { root: options.root }, terminal), options, terminal))?.system
  if (system === undefined || system === 'none') return undefined
  await loadSystem(system)
  const { kindOf } = rulesFor(readManifest({ ...NO_MANIFEST, text: `system: ${system}\n` }), new Map()).options
  return (path) => kindOf(path) !== 'file'
}

/** The rules of a workspace: its `strata.yaml`, or what it looks like, with what the command line says in place of it. */
export async function rulesOfRoot(place: Place, options: RuleOptions, terminal: Terminal): Promise<Rules> {
  const { manifest, issues } = readManifest(await manifestOf(place, options, terminal))
  const { system = manifest.system, dialect = manifest.dialect } = options
  const asked = { ...manifest, system, ...(dialect ? { dialect } : {}) }
  await Promise.all([loadSystem(system), loadHydraLinker()])
  const schemas = asked.schemas.map(({ file }) => file)
  if (schemas.length > 0) await loadRegistrar()
  return rulesFor({ manifest: asked, issues }, readSchemas(place.root, schemas))
}

/** The `strata.yaml` of a folder; where there is none, the one that says what the folder looks like, which the terminal is told. */
export async function manifestOf(place: Place, options: RuleOptions, terminal: Terminal): Promise<Source> {
  const own = readSource(place.root, MANIFEST)
  if (own && own !== 'outside') return own
  const guess = await guessOf(place, options, terminal)
  if (!guess) return NO_MANIFEST
  if (options.system === undefined)
    tellOnce(`no ${MANIFEST}: read as ${guess.words}, as it looks (--system says otherwise)\n`, terminal)
  return { ...NO_MANIFEST, text: guess.text }
}

const NO_MANIFEST: Source = { kind: 'file', path: MANIFEST, text: '' }

interface RootGuess {
  readonly system: string
  /** What the folder looks like, in words. */
  readonly words: string
  readonly text: string
}

/**
 * What a folder without `strata.yaml` looks like; with a system named, how it looks as a folder of that. Undefined where nothing
 * speaks for a system or a Hydra tree: then every config counts by itself.
 */
async function guessOf(place: Place, { system }: RuleOptions, { home }: Terminal): Promise<RootGuess | undefined> {
  if (system === 'none' || readSource(place.root, MANIFEST) !== undefined) return undefined
  const known = await loadSystems()
  const guess = guessManifest(
    readAround(place, home),
    known,
    known.find(({ id }) => id === system),
  )
  const isHydra = readManifest({ ...NO_MANIFEST, text: guess.text }).manifest.links?.some(({ kind }) => kind === 'hydra') === true
  if (guess.system === 'none' && !isHydra) return undefined
  const parts = [...(guess.system === 'none' ? [] : [guess.system]), ...(isHydra ? ['a Hydra tree'] : [])]
  return { system: guess.system, words: parts.join(' in '), text: guess.text }
}

/** All configs of a folder; where it holds everything that a person has, or too much to look at, those that were named. */
function readAround({ root, paths }: Place, home: string): readonly Source[] {
  const listing = isTooWide(root, home) ? undefined : listConfigs(root)
  const all = listing === undefined || listing.isCut ? paths : listing.paths
  return all.flatMap((path) => {
    const source = readSource(root, path)
    return source && source !== 'outside' ? [source] : []
  })
}

/** What a command was told once it is not told again, however many of its files it concerns. */
function tellOnce(line: string, terminal: Terminal): void {
  const before = told.get(terminal) ?? new Set()
  if (!before.has(line)) terminal.err(line)
  told.set(terminal, before.add(line))
}

const told = new WeakMap<Terminal, Set<string>>()

/** The schema files of a workspace by path; where one is missing, empty ones for all others, so that issues can name them. */
function readSchemas(root: string, paths: readonly string[]): Files {
  const files = new Map<string, Source>()
  for (const path of paths) {
    const source = readSource(root, path)
    if (source && source !== 'outside') files.set(path, source)
  }
  const missing = paths.filter((path) => !files.has(path))
  return missing.length > 0 ? withNames(files, listConfigs(root).paths, new Set(missing)) : files
}

/** The files with empty ones for all others in the workspace: nothing is read of these, but issues can name them. */
export function withNames(files: Files, paths: readonly string[], missing: ReadonlySet<string>): Files {
  const others = paths.filter((path) => !missing.has(path) && !files.has(path))
  return new Map([...others.map((path): [string, Source] => [path, { kind: 'file', path, text: '' }]), ...files])
}
