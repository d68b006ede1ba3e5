import { folderOf, joinPath, normalizePath } from '../file-path.ts'
import type { Links, Ref } from './link.ts'

/** A link with the file that it names; `path` is undefined outside the workspace. */
export interface Place {
  readonly ref: Ref
  /** The path as the runner would write it. */
  readonly spelling: string
  readonly path: string | undefined
}

/** Where paths start: from the file that holds them, spelled as the runner spells it, or from the runner's folder. */
export interface Base {
  readonly from: string
  readonly base: Links['base']
  /** Path of the workspace as the runner sees it. */
  readonly mountedAt: string
}

/**
 * The file that a link names.
 *
 * @see SPEC.md I1 and I7
 */
export function placeOf(ref: Ref, { from, base, mountedAt }: Base): Place {
  const spelling = base === 'file' ? joinPath(folderOf(from), ref.raw) : ref.raw
  return { ref, spelling, path: inWorkspace(spelling, mountedAt) }
}

/** A runner's path as a path of the workspace; undefined outside it (I7). */
function inWorkspace(spelling: string, mountedAt: string): string | undefined {
  const path = normalizePath(spelling)
  if (mountedAt === '' || path === undefined) return path
  return path.startsWith(`${mountedAt}/`) ? path.slice(mountedAt.length + 1) : undefined
}
