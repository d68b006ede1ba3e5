/**
 * A path with `.` and `..` steps worked out, relative to the workspace; undefined when it leads outside or is absolute.
 * Backslashes are ordinary characters, as they are for a runner on Linux.
 *
 * @see SPEC.md I4 and I7
 */
export function normalizePath(path: string): string | undefined {
  if (path.startsWith('/') || ABSOLUTE.test(path)) return undefined
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

/** A Windows drive, or the scheme of an address. */
const ABSOLUTE = /^(?:[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]*:\/\/)/

/** The folder of a path, `''` for a file at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Two paths joined as Python's `os.path.join` does: nothing is worked out. */
export function joinPath(folder: string, path: string): string {
  return folder === '' || path.startsWith('/') ? path : `${folder}/${path}`
}

/** The file's name without its folder. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A path as a file in `folder` writes it: `../models/a.yaml`. Both are relative to the workspace. @see SPEC.md I1 */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}
