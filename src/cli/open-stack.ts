import { join } from 'node:path'
import { overridesSource } from '../core/compose/compose.ts'
import type { Stack } from '../core/compose/compose.ts'
import type { DialectId } from '../core/scalar/dialect.ts'
import type { Issue } from '../core/issue.ts'
import type { Files, Source } from '../core/source.ts'
import { loadHydraLinker } from '../systems/manifest/hydra-linker.ts'
import { MANIFEST, readManifest } from '../systems/manifest/manifest.ts'
import type { Manifest } from '../systems/manifest/manifest.ts'
import { loadRegistrar } from '../systems/manifest/registrar.ts'
import { loadSystem } from '../systems/registry.ts'
import { deriveStack } from '../workspace/derive.ts'
import type { Derived } from '../workspace/derive.ts'
import { rulesFor } from '../workspace/rules.ts'
import type { Rules } from '../workspace/rules.ts'
import { findPlace } from './find-root.ts'
import type { Place } from './find-root.ts'
import { listConfigs, readNamed, readSource } from './node-files.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** What the command line says in place of a workspace's `strata.yaml`. */
export interface RuleOptions {
  readonly system?: string
  readonly dialect?: DialectId
}

/** The options that all commands on a stack share. */
export interface StackOptions extends RuleOptions {
  /** Override lines. */
  readonly set?: readonly string[]
  readonly root?: string
}

/** A stack read from disk, and what follows from it. */
export interface OpenedStack {
  /** Full path of the workspace. */
  readonly root: string
  readonly derived: Derived
}

/** Reads the files named and all that they link to, and works out what follows from them. */
export async function openStack(files: readonly string[], options: StackOptions, terminal: Terminal): Promise<OpenedStack> {
  const place = findPlace(files, { root: options.root, isLayer: await layersOf(options) }, terminal)
  const rules = await rulesOfRoot(place.root, options)
  return { root: place.root, derived: readStack(place, { rules, overrides: overridesText(options.set), files: new Map() }) }
}

/** Whether a path would be one of a layer, in a workspace of the system that the command line names. */
export async function layersOf(options: RuleOptions): Promise<(path: string) => boolean> {
  const { kindOf } = (await rulesOfRoot(undefined, options)).options
  return (path) => kindOf(path) !== 'file'
}

/** The rules of the workspace at a root: its `strata.yaml`, with what the command line says in place of it. */
export async function rulesOfRoot(root: string | undefined, { system, dialect }: RuleOptions): Promise<Rules> {
  const source = root === undefined ? undefined : readSource(root, MANIFEST)
  const { manifest, issues } = readManifest(source && source !== 'outside' ? source : NO_MANIFEST)
  const asked: Manifest = { ...manifest, ...(system === undefined ? {} : { system }), ...(dialect ? { dialect } : {}) }
  await Promise.all([loadSystem(asked.system), loadHydraLinker()])
  const schemas = root === undefined ? [] : asked.schemas.map(({ file }) => file)
  if (schemas.length > 0) await loadRegistrar()
  return rulesFor({ manifest: asked, issues }, root === undefined ? new Map() : readSchemas(root, schemas))
}

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

const NO_MANIFEST: Source = { kind: 'file', path: MANIFEST, text: '' }

/** The text of an overrides layer, of the lines that an option was given. */
export function overridesText(lines: readonly string[] = [], option = '--set'): string {
  const broken = lines.find((line) => /[\r\n]/.test(line))
  if (broken !== undefined) throw new UsageError(`${option} takes one line, not ${JSON.stringify(broken)}`)
  return lines.map((line) => `${line}\n`).join('')
}

/** How a stack is read. */
export interface Reading {
  readonly rules: Rules
  /** Lines of the overrides layer. */
  readonly overrides: string
  /** What was read of the workspace so far; whatever else the stack takes is added. */
  readonly files: Map<string, Source>
}

/** What follows from a stack of files on disk. Nothing is read but these files and what they link to, level by level. */
export function readStack({ root, paths }: Place, { rules, overrides, files }: Reading): Derived {
  const stack: Stack = { files: paths, overrides: overridesSource(overrides), off: new Set() }
  for (const path of paths) if (!files.has(path)) files.set(path, readNamed(join(root, path), path))
  const outside = new Set<string>()
  readMissing(treePaths({ root, paths }, rules), { root, files, outside })
  let derived = deriveStack(files, stack, rules)
  while (readMissing(missingPaths(derived), { root, files, outside })) derived = deriveStack(files, stack, rules)
  const missing = missingPaths(derived)
  if (missing.length === 0) return derived
  const named = deriveStack(withNames(files, listConfigs(root).paths, new Set(missing)), stack, rules)
  return { ...named, issues: named.issues.map((issue) => linkedOut(issue, named, outside)) }
}

/** What a file gathers may depend on every file that links in the same way: those are read at once. */
function treePaths({ root, paths }: Place, { options }: Rules): readonly string[] {
  const linkers = options.linkers.filter(({ governs, gather }) => gather && paths.some(governs))
  return linkers.length === 0 ? [] : listConfigs(root).paths.filter((path) => linkers.some(({ governs }) => governs(path)))
}

interface Disk {
  readonly root: string
  readonly files: Map<string, Source>
  /** Paths that symbolic links lead out of the workspace. */
  readonly outside: Set<string>
}

/** Reads the files that are still missing; false when none of them is there. */
function readMissing(missing: readonly string[], { root, files, outside }: Disk): boolean {
  const before = files.size
  for (const path of missing) {
    if (files.has(path)) continue
    const source = readSource(root, path)
    if (source === 'outside') outside.add(path)
    else if (source) files.set(path, source)
  }
  return files.size > before
}

function missingPaths({ composition }: Derived): readonly string[] {
  return composition.layers.filter(({ state }) => state === 'missing').map(({ path }) => path)
}

/** The files with empty ones for all others in the workspace: a stack reads none of these, but issues can name them. */
function withNames(files: Files, paths: readonly string[], missing: ReadonlySet<string>): Files {
  const others = paths.filter((path) => !missing.has(path) && !files.has(path))
  return new Map([...others.map((path): [string, Source] => [path, { kind: 'file', path, text: '' }]), ...files])
}

/** I7: the issue of a file that is missing because it is a link out of the workspace. */
function linkedOut(issue: Issue, { composition }: Derived, outside: ReadonlySet<string>): Issue {
  if (issue.code !== 'include-missing') return issue
  const layer = composition.layers.find(({ chain, path }) => outside.has(path) && chain.at(-1) === issue.origin)
  if (!layer) return issue
  const message = `${layer.path} is a symbolic link that leads out of the workspace; nothing outside it is read`
  return { code: 'include-outside', severity: 'error', path: [], message, origin: issue.origin }
}
