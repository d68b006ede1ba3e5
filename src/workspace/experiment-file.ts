import { compose, overridesSource } from '../core/compose/compose.ts'
import type { MapNode } from '../core/config-node.ts'
import { folderOf, joinPath, relativePath } from '../core/file-path.ts'
import { includes } from '../core/links/includes.ts'
import { isEqualPath } from '../core/path.ts'
import { printScalar } from '../core/scalar/print-scalar.ts'
import type { Source } from '../core/source.ts'
import type { FileRules, Rules } from './rules.ts'
import type { Session } from './session.ts'

/** Where a new experiment of this name stands; undefined where it is no name for a file. */
export function experimentPath(name: string, rules: Rules): string | undefined {
  const file = name.trim().replace(/\.ya?ml$/, '')
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(file) ? joinPath(experimentFolder(rules), `${file}.yaml`) : undefined
}

/** Of the highest kind's folders the first in which a file may include others. */
function experimentFolder({ system, options }: Rules): string {
  const folders = system.layers.at(-1)?.folders ?? []
  const isIncluding = (folder: string): boolean =>
    options.linkers.find(({ governs }) => governs(joinPath(folder, 'x.yaml'))) === includes
  return folders.find(isIncluding) ?? folders[0] ?? ''
}

/** The lines that make a file at `path` include others, lowest first. */
export function includesText(path: string, files: readonly string[]): string {
  const folder = folderOf(path)
  const paths = files.map((file) => `  - ${printText(relativePath(folder, file))}\n`)
  return `includes:\n${paths.join('')}`
}

function printText(text: string): string {
  return printScalar({ kind: 'str', value: text })
}

/**
 * The files that a path key mounts where they stand, each with the key: the real code reads them by it. Of several files for one
 * place the first.
 */
export function namedFiles(files: readonly string[], { mountOf, mounts = [] }: FileRules): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  for (const file of files) {
    const place = mountOf?.(file)
    const key = place && mounts.find(({ at }) => isEqualPath(at, place))?.key
    if (key !== undefined && ![...keys.values()].includes(key)) keys.set(file, key)
  }
  return keys
}

interface Links {
  readonly files: readonly string[]
  /** Files that a path key names, each with the key. */
  readonly named: ReadonlyMap<string, string>
  readonly mountedAt: string
}

/** The lines that make a file name others by path keys, and include the rest, lowest first. */
export function linksText(path: string, { files, named, mountedAt }: Links): string {
  const others = files.filter((file) => !named.has(file))
  const lines = [...named].map(([file, key]) => `${printText(key)}: ${printText(joinPath(mountedAt, file))}\n`)
  return `${others.length > 0 ? includesText(path, others) : ''}${lines.join('')}`
}

/** What a file that the session does not have yet would compose to. */
export function composeFile({ files }: Session, source: Source, { options }: Rules): MapNode {
  const stack = { files: [source.path], overrides: overridesSource(''), off: new Set<string>() }
  return compose(new Map(files).set(source.path, source), stack, options).config
}
