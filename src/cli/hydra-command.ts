import { join, resolve } from 'node:path'
import type { Source } from '../core/source.ts'
import { exportedDefaults } from '../systems/schema/exported-defaults.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import { missingLines } from '../workspace/hydra-manifest.ts'
import { hydraTreeOf } from '../workspace/hydra-tree.ts'
import { oneLine, reportIssues } from './issue-lines.ts'
import { entryKind, readNamed, writeBelow } from './node-files.ts'
import { openStack } from './open-stack.ts'
import type { StackOptions } from './open-stack.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The options of `strata hydra`. */
export interface HydraOptions extends StackOptions {
  readonly out: string
  readonly name?: string
  readonly defaults?: boolean
}

/**
 * Writes what a stack resolves to as a Hydra tree, once the tree has been composed again to the same. Files that are there with
 * other contents are never written over.
 */
export async function runHydra(files: readonly string[], options: HydraOptions, terminal: Terminal): Promise<ExitCode> {
  const { derived } = await openStack(files, options, terminal)
  const { name, defaults = false, out } = options
  const { system, composition } = derived
  const scope = {
    ...(name === undefined ? {} : { name }),
    ...(defaults ? { defaults: exportedDefaults(system, composition.config, derived.defaults) } : {}),
  }
  const tree = hydraTreeOf(derived, scope)
  const exitCode = reportIssues([...derived.issues, ...(tree.ok ? tree.issues : [])], terminal)
  if (!tree.ok) {
    terminal.err(`nothing is written: ${tree.reason}\n`)
    return 1
  }
  const folder = resolve(terminal.cwd, out)
  const kind = entryKind(folder)
  if (kind !== 'folder' && kind !== 'nothing') throw new UsageError(`--out ${out} is no folder`)
  const written = tree.files.filter((file) => !isThere(folder, file))
  const failure = writeBelow(folder, written)
  if (failure !== undefined) throw new UsageError(`--out ${out}: ${failure}`)
  for (const { path } of written) terminal.out(`${join(out, path)}\n`)
  noteManifest(tree.files, options, terminal)
  return exitCode
}

/** A `strata.yaml` that says something else is never written over; then the tree may not open without a few lines in it. */
function noteManifest(files: readonly Source[], { out }: HydraOptions, { cwd, err }: Terminal): void {
  const own = files.find(({ path }) => path === MANIFEST)
  const lines = own && missingLines(readNamed(join(resolve(cwd, out), MANIFEST), MANIFEST), own)
  if (!lines) return
  err(oneLine(`${join(out, MANIFEST)} was there and is left alone; to open the tree as a workspace it needs`).concat(':\n'))
  for (const line of lines.trimEnd().split('\n')) err(oneLine(`  ${line}`).concat('\n'))
}

/** Whether a file need not be written: it is there as it should be, or it says what the folder is. */
function isThere(folder: string, { path, text }: Source): boolean {
  const full = join(folder, path)
  if (entryKind(full) === 'nothing') return false
  if (path === MANIFEST || readNamed(full, path).text === text) return true
  throw new UsageError(`${full} is there with other contents, and nothing is written; choose another --out, or another --name`)
}
