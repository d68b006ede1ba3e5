import type { Issue } from '../issue.ts'
import type { Ref } from './link.ts'
import type { Mount } from './mounts.ts'
import { listNearest } from '../nearest.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { formatOrigin } from '../source.ts'
import type { Origin } from '../source.ts'

/** A file about to be read: how it was reached. */
export interface Visit {
  readonly path: string
  /** The path as the runner would write it. */
  readonly spelling: string
  /** The link; for a file of the stack, the file itself. */
  readonly ref: Ref
  /** The lines that led here, outermost first; none for a file of the stack. */
  readonly chain: readonly Origin[]
  /** Paths of the files being read, outermost first. */
  readonly loop: readonly string[]
  /** Where the file is placed in the config. */
  readonly at: Path
  /** The path key that names it, where one does. */
  readonly mountKey?: string
}

/** The key of the config that a link is the value of; a link that is no part of the config has none. */
export function pathOf({ mountKey }: Pick<Visit, 'mountKey'>): Path {
  return mountKey === undefined ? [] : [mountKey]
}

export function cycle(visit: Visit): Issue {
  const from = visit.loop.indexOf(visit.path)
  const lines = visit.chain.slice(from).map((origin) => formatOrigin(origin))
  const what = visit.mountKey === undefined ? 'includes' : 'files that name each other'
  return {
    code: 'include-cycle',
    severity: 'error',
    path: pathOf(visit),
    message: `${what} form a loop: ${[...lines, visit.path].join(' → ')}`,
    hint: `remove one of these ${visit.mountKey === undefined ? 'includes' : 'paths'}; the loop is cut at the last`,
    origin: visit.ref.origin,
    also: visit.chain.slice(from, -1),
  }
}

export function tooLong(visit: Visit, limit: number): Issue {
  return {
    code: 'too-deep',
    severity: 'error',
    path: [],
    message: `a chain of more than ${limit} includes; ${visit.path} is not read`,
    origin: visit.ref.origin,
  }
}

export function repeated(visit: Visit): Issue {
  return {
    code: 'include-repeated',
    severity: 'info',
    path: [],
    message: `${visit.path} has contributed already; a file contributes once, at its first place`,
    origin: visit.ref.origin,
  }
}

export function outside(ref: Ref, mountKey?: string): Issue {
  return {
    code: 'include-outside',
    severity: 'error',
    path: mountKey === undefined ? [] : [mountKey],
    message: `${ref.raw} leads out of the workspace; nothing outside it is read`,
    hint: 'open the folder that holds both files as the workspace',
    origin: ref.origin,
  }
}

/** What is known of a file that is mounted where files of another kind belong. */
export interface Misplaced {
  readonly mount: Mount
  /** What the file is, in words: one of a layer kind, or none that is a config. */
  readonly is: string
  /** Files of the kind that is wanted. */
  readonly others: readonly string[]
}

export function wrongKind({ path, ref }: Visit, { mount, is, others }: Misplaced): Issue {
  const wanted = mount.kind ?? formatPath(mount.at)
  const known = listNearest(path, others)
  return {
    code: 'mount-kind',
    severity: 'error',
    path: [mount.key],
    message: `${mount.key} wants a ${wanted} file, and ${ref.raw} is ${is}`,
    ...(known === '' ? {} : { hint: `${wanted} files are ${known}` }),
    origin: ref.origin,
  }
}
