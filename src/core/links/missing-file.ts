import { fileName, folderOf, joinPath, normalizePath } from '../file-path.ts'
import type { Fix, Issue } from '../issue.ts'
import { pathOf } from './link-issues.ts'
import type { Visit } from './link-issues.ts'
import type { Ref } from './link.ts'
import { listNearest, nearest } from '../nearest.ts'

/** What a link to a file that is not there may have been meant for. */
export interface Likely {
  readonly paths: readonly string[]
  /** Whether these are the files of the kind that belongs there, and no others. */
  readonly isOfKind: boolean
}

/**
 * The issue for a link to a file that is not there, with what it may have been meant for: names that are near, the files of the
 * folder that was named in place of a file, or else what there is in its folder or of its kind, the nearest first.
 *
 * @see SPEC.md I6
 */
export function missing({ paths, isOfKind }: Likely, visit: Visit, severity: 'error' | 'warning'): Issue {
  const configs = paths.filter((path) => /\.(ya?ml|json|ini)$/.test(path))
  const within = configs.filter((path) => path.startsWith(`${visit.path}/`)).toSorted()
  const near = within.length > 0 ? [] : nearestFiles(configs, visit)
  const beside = configs.filter((path) => folderOf(path) === folderOf(visit.path))
  const there = [within, beside, isOfKind ? configs : []].find((some) => some.length > 0) ?? []
  const meant = [...within, ...near].map((path) => respell(visit, path))
  const hint = near.length > 0 ? `did you mean ${meant.join(' or ')}?` : whatThereIs(there, visit)
  const absent = within.length > 0 ? `${visit.ref.raw} is a folder, not a file` : `no file ${visit.ref.raw}`
  const skipped = severity === 'warning' ? '; the loader prints a warning and goes on without it' : ''
  const fixes = meant.length > MOST_FIXES ? [] : meant
  return {
    code: 'include-missing',
    severity,
    path: pathOf(visit),
    message: absent + skipped,
    ...(hint === undefined ? {} : { hint }),
    origin: visit.ref.origin,
    ...(visit.chain.length > 0 ? { fixes: fixes.map((text) => replaceRef(visit.ref, text)) } : {}),
  }
}

const MOST_FIXES = 3

function replaceRef(ref: Ref, text: string): Fix {
  const { source, start, end } = ref.origin
  const quote = /^["']/.exec(source.text.slice(start, end))?.[0] ?? ''
  return { title: `Write ${text}`, file: source.path, edits: [{ start, end, text: `${quote}${text}${quote}` }] }
}

/** Files with a name like the missing one's, those of its folder first. */
function nearestFiles(paths: readonly string[], visit: Visit): readonly string[] {
  const near = nearest(fileName(visit.path.replaceAll('\\', '/')), new Set(paths.map(fileName)))
  const found = near.flatMap((name) => paths.filter((path) => fileName(path) === name))
  const wanted = folderOf(visit.path)
  const ordered = found.toSorted((a, b) => Number(folderOf(b) === wanted) - Number(folderOf(a) === wanted))
  return ordered.slice(0, MOST_FIXES)
}

function whatThereIs(paths: readonly string[], visit: Visit): string | undefined {
  const spelled = paths.map((path) => respell(visit, path))
  if (spelled.length === 0) return undefined
  return `there ${spelled.length === 1 ? 'is' : 'are'} ${listNearest(visit.ref.raw, spelled)}`
}

/** The path as the link would spell it. */
function respell({ path: wanted, spelling, ref: { raw }, loop }: Visit, path: string): string {
  if (folderOf(path) === folderOf(wanted)) return joinPath(folderOf(raw), fileName(path))
  if (raw === spelling) return `${normalizePath(spelling)?.slice(0, -wanted.length) ?? ''}${path}`
  const from = folderOf(loop.at(-1) ?? '')
  return `${from === '' ? '' : '../'.repeat(from.split('/').length)}${path}`
}
