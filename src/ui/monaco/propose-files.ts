import { folderOf, joinPath, normalizePath, relativePath } from '../../core/file-path.ts'
import { emptyMap } from '../../core/read/parse.ts'
import type { Source } from '../../core/source.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import { configsOfKind } from '../../workspace/nameable-files.ts'
import { rulesOf } from '../../workspace/rules.ts'
import type { LinkHere } from './key-at.ts'
import type { Look } from './look-at.ts'
import type { Place } from './place-at.ts'
import { literal } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { writingOf } from './written-value.ts'

/** Which files a path may name, and how they are spelled. */
export interface FilesWanted {
  readonly base: LinkHere['base']
  /** The layer kind that belongs there; any where there is no file of it. */
  readonly kind?: string
}

/** The files that a path may name, as this text writes them; `word` is what stands there now. */
export function proposeFiles(
  look: Look,
  place: Place,
  { word, ...wanted }: FilesWanted & { readonly word: string },
): readonly Proposal[] {
  const { path: own } = look
  const quote = /^["']/.exec(word)?.[0] ?? (textKindOf(own) === 'json' ? '"' : '')
  return filesFor(look, wanted).map(({ ref, kind }) => {
    const text = quote === '' ? writingOf(own).schemaValue(ref) : quote + ref + quote
    return { kind: 'file', label: ref, snippet: literal(text), start: place.start, end: place.end, detail: kind, filter: text }
  })
}

/** The configs of the workspace that a path may name, with their kinds. */
export function filesFor(
  look: Look,
  { base, kind: wanted }: FilesWanted,
): readonly { readonly ref: string; readonly kind: string }[] {
  const { path: own } = look
  const { options } = rulesOf(look.session)
  const others = [...look.session.files.keys()].filter((path) => path !== own)
  return configsOfKind(others, options, wanted).map((path) => ({ ref: refTo(look, path, base), kind: options.kindOf(path) }))
}

/** The workspace's path of the file that a link names; undefined outside the workspace. */
export function fileOfRef({ path: own, seen }: Look, { raw, base }: Pick<LinkHere, 'raw' | 'base'>): string | undefined {
  const { mountedAt } = seen.options
  if (base === 'file') return normalizePath(joinPath(folderOf(own), raw))
  const path = normalizePath(raw)
  if (mountedAt === '' || path === undefined) return path
  return path.startsWith(`${mountedAt}/`) ? path.slice(mountedAt.length + 1) : undefined
}

function refTo({ path: own, seen }: Look, path: string, base: LinkHere['base']): string {
  return base === 'file' ? relativePath(folderOf(own), path) : joinPath(seen.options.mountedAt, path)
}

/** What the paths in the list of links are relative to. */
export function baseOfList({ linker }: Look): LinkHere['base'] {
  return linker?.read(emptyMap(NOTHING)).base ?? 'file'
}

const NOTHING: Source = { kind: 'file', path: '', text: '' }
