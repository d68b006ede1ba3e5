import { fileName, folderOf, joinPath, normalizePath } from './file-path.ts'
import type { Fix, Issue } from './issue.ts'
import type { Ref } from './links/link.ts'
import type { Mount } from './links/mounts.ts'
import { nearest } from './nearest.ts'
import { formatPath } from './path.ts'
import type { Path } from './path.ts'
import { formatOrigin } from './source.ts'
import type { Files, Origin } from './source.ts'

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
function pathOf({ mountKey }: Pick<Visit, 'mountKey'>): Path {
  return mountKey === undefined ? [] : [mountKey]
}

export function cycle(visit: Visit): Issue {
  const from = visit.loop.indexOf(visit.path)
  const lines = visit.chain.slice(from).map((origin) => formatOrigin(origin))
  return {
    code: 'include-cycle',
    severity: 'error',
    path: pathOf(visit),
    message: `includes form a loop: ${[...lines, visit.path].join(' → ')}`,
    hint: 'remove one of these includes; the loop is cut at the last',
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

export function missing(files: Files, visit: Visit, severity: 'error' | 'warning'): Issue {
  const near = nearestFiles(files, visit)
  const skipped = severity === 'warning' ? '; the loader prints a warning and goes on without it' : ''
  return {
    code: 'include-missing',
    severity,
    path: pathOf(visit),
    message: `no file ${visit.ref.raw}${skipped}`,
    ...(near.length > 0 ? { hint: `did you mean ${near.join(' or ')}?` } : {}),
    origin: visit.ref.origin,
    ...(visit.chain.length > 0 ? { fixes: near.map((text) => replaceRef(visit.ref, text)) } : {}),
  }
}

function replaceRef(ref: Ref, text: string): Fix {
  const { source, start, end } = ref.origin
  const quote = /^["']/.exec(source.text.slice(start, end))?.[0] ?? ''
  return { title: `Write ${text}`, file: source.path, edits: [{ start, end, text: `${quote}${text}${quote}` }] }
}

/** Files with a name like the missing one's, spelled as the link would spell them. */
function nearestFiles(files: Files, visit: Visit): readonly string[] {
  const names = new Map<string, string>()
  for (const path of files.keys()) if (/\.(ya?ml|json|ini)$/.test(path)) names.set(path, fileName(path))
  const near = nearest(fileName(visit.path), new Set(names.values()))
  const paths = near.flatMap((name) => [...names].filter(([, other]) => other === name).map(([path]) => path))
  const wanted = folderOf(visit.path)
  const ordered = paths.toSorted((a, b) => Number(folderOf(b) === wanted) - Number(folderOf(a) === wanted))
  return ordered.slice(0, 3).map((path) => respell(visit, path))
}

function respell({ path: wanted, spelling, ref: { raw }, loop }: Visit, path: string): string {
  if (folderOf(path) === folderOf(wanted)) return joinPath(folderOf(raw), fileName(path))
  if (raw === spelling) return `${normalizePath(spelling)?.slice(0, -wanted.length) ?? ''}${path}`
  const from = folderOf(loop.at(-1) ?? '')
  return `${from === '' ? '' : '../'.repeat(from.split('/').length)}${path}`
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
  /** What the file is: its layer kind, or what its keys say. */
  readonly is: string
  /** Files of the kind that is wanted. */
  readonly others: readonly string[]
}

export function wrongKind({ path, ref }: Visit, { mount, is, others }: Misplaced): Issue {
  const near = nearest(path, others, 2)
  const wanted = mount.kind ?? formatPath(mount.at)
  const known = (near.length > 0 ? near : others).slice(0, 3).join(', ')
  return {
    code: 'mount-kind',
    severity: 'error',
    path: [mount.key],
    message: `${mount.key} wants a ${wanted} file, and ${ref.raw} is a ${is} file`,
    ...(known === '' ? {} : { hint: `${wanted} files are ${known}` }),
    origin: ref.origin,
  }
}
