import { join } from 'node:path'
import { overridesSource } from '../core/compose/compose.ts'
import type { Stack } from '../core/compose/compose.ts'
import type { Issue } from '../core/issue.ts'
import type { Source } from '../core/source.ts'
import { deriveStack } from '../workspace/derive.ts'
import type { Derived } from '../workspace/derive.ts'
import type { Rules } from '../workspace/rules.ts'
import { findPlace } from './find-root.ts'
import type { Place } from './find-root.ts'
import { layersOf, rulesOfRoot, withNames } from './root-rules.ts'
import type { RuleOptions } from './root-rules.ts'
import { listConfigs, readNamed, readSource } from './node-files.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

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
  const place = findPlace(files, { root: options.root, isLayer: await layersOf(files, options, terminal) }, terminal)
  const rules = await rulesOfRoot(place, options, terminal)
  return { root: place.root, derived: readStack(place, { rules, overrides: overridesText(options.set), files: new Map() }) }
}

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

/** I7: the issue of a file that is missing because it is a link out of the workspace. */
function linkedOut(issue: Issue, { composition }: Derived, outside: ReadonlySet<string>): Issue {
  if (issue.code !== 'include-missing') return issue
  const layer = composition.layers.find(({ chain, path }) => outside.has(path) && chain.at(-1) === issue.origin)
  if (!layer) return issue
  const message = `${layer.path} is a symbolic link that leads out of the workspace; nothing outside it is read`
  return { code: 'include-outside', severity: 'error', path: [], message, origin: issue.origin }
}
