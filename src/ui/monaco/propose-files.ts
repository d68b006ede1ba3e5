import { folderOf, joinPath, normalizePath, relativePath } from '../../core/file-path.ts'
import { emptyMap } from '../../core/parse.ts'
import type { Source } from '../../core/source.ts'
import { textKindOf } from '../../core/text-kind.ts'
import { rulesOf } from '../../workspace/rules.ts'
import type { Look } from './look-at.ts'
import type { Place } from './place-at.ts'
import { literal } from './proposal.ts'
import type { Proposal } from './proposal.ts'
import { writingOf } from './written-value.ts'

/** The files that an item of the list of links may name, as this text writes their paths; `word` is what stands there now. */
export function proposeFiles(look: Look, place: Place, word: string): readonly Proposal[] {
  const { path: own } = look
  const { isConfig, kindOf } = rulesOf(look.session).options
  const quote = /^["']/.exec(word)?.[0] ?? (textKindOf(own) === 'json' ? '"' : '')
  const others = [...look.session.files.keys()].filter((path) => isConfig(path) && path !== own).toSorted()
  return others.map((path) => {
    const ref = refTo(look, path)
    const text = quote === '' ? writingOf(own).schemaValue(ref) : quote + ref + quote
    return {
      kind: 'file',
      label: ref,
      snippet: literal(text),
      start: place.start,
      end: place.end,
      detail: kindOf(path),
      filter: text,
    }
  })
}

/** The workspace's path of the file that a link names; undefined outside the workspace. */
export function fileOfRef({ path: own, seen, linker }: Look, raw: string): string | undefined {
  const { mountedAt } = seen.options
  if (baseOf(linker) === 'file') return normalizePath(joinPath(folderOf(own), raw))
  const path = normalizePath(raw)
  if (mountedAt === '' || path === undefined) return path
  return path.startsWith(`${mountedAt}/`) ? path.slice(mountedAt.length + 1) : undefined
}

function refTo({ path: own, seen, linker }: Look, path: string): string {
  return baseOf(linker) === 'file' ? relativePath(folderOf(own), path) : joinPath(seen.options.mountedAt, path)
}

function baseOf(linker: Look['linker']): 'file' | 'runner' {
  return linker?.read(emptyMap(NOTHING)).base ?? 'file'
}

const NOTHING: Source = { kind: 'file', path: '', text: '' }
