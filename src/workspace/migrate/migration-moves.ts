import { convertText } from '../../core/export/convert-text.ts'
import { fileName, folderOf, joinPath } from '../../core/file-path.ts'
import { readPresets } from '../../core/links/presets.ts'
import { parse } from '../../core/read/parse.ts'
import type { Files, Source } from '../../core/source.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import type { TextKind } from '../../core/read/text-kind.ts'
import type { MigrationRequest } from './migration.ts'
import type { Converted } from './migration.ts'
import { convertWhole } from './migration-whole.ts'
import type { Rules } from '../rules.ts'

/** The configs that a request asks for: those in the format to leave, in its folder. */
export function filesToMigrate(files: Files, { options }: Rules, { to, within }: MigrationRequest): readonly string[] {
  const isWanted = (path: string): boolean => within === '' || path === within || path.startsWith(`${within}/`)
  return [...files.keys()].filter((path) => {
    return options.isConfig(path) && isWanted(path) && (textKindOf(path) === 'yaml') === (to === 'json')
  })
}

/** What decides how a file is converted. */
export interface Converting {
  readonly files: Files
  readonly rules: Rules
  readonly request: MigrationRequest
  /** Keys that files are mounted by, for each file that a config names so. */
  readonly mounted: ReadonlyMap<string, string>
}

/** A conversion among others. */
export interface ConvertingOne extends Converting {
  /** Paths that files have already, or that others become. */
  readonly taken: ReadonlySet<string>
}

/** A file in its new format: a YAML file, or JSON where it is mounted, and INI elsewhere. It stays beside the old one, or goes where its kind is. */
export function convertFile(path: string, { taken, ...converting }: ConvertingOne): Converted {
  const { files, rules, request } = converting
  const source = files.get(path)
  if (!source) return { path, reason: 'it is gone' }
  const { kind, target } = targetOf(path, converting)
  if (files.has(target)) return { path, reason: `${target} is there already` }
  if (request.to === 'json' && takesIn(source, rules, kind)) return convertWhole({ path, target, kind }, { files, rules, taken })
  const result = convertText(source, target, rules.options.dialect)
  return result.ok ? { path, made: result.source, notes: result.notes } : { path, reason: result.reason }
}

/** What a file becomes, and where. */
export function targetOf(
  path: string,
  { rules, request, mounted }: Converting,
): { readonly kind: TextKind; readonly target: string } {
  const isMounted = rules.options.mountOf?.(path) !== undefined || mounted.has(path)
  const kind: TextKind = request.to === 'yaml' ? 'yaml' : isMounted ? 'json' : 'ini'
  const name = `${fileName(path).replace(/\.[^.]*$/, '')}.${kind}`
  return { kind, target: joinPath(homeOf(path, { rules, mounted }) ?? folderOf(path), name) }
}

/** The folder of the layer kind that belongs where the file is mounted, for a file in no layer's folder. */
function homeOf(path: string, { rules, mounted }: Pick<Converting, 'rules' | 'mounted'>): string | undefined {
  const { system, options } = rules
  if (system.layers.some(({ kind }) => kind === options.kindOf(path))) return undefined
  const kind = options.mounts?.find(({ key }) => key === mounted.get(path))?.kind
  return system.layers.find((layer) => layer.kind === kind)?.folders.find((folder) => !folder.includes('.'))
}

/** Whether a file takes in what JSON and INI files, as their loaders read them, have no place for. */
function takesIn(source: Source, { options }: Rules, kind: TextKind): boolean {
  const { root } = parse(source, options.dialect)
  const linker = options.linkers.find(({ governs }) => governs(source.path))
  if (linker?.gather || (linker && linker.read(root).refs.length > 0)) return true
  if (options.presets && readPresets(root, options.presets).picked.length > 0) return true
  return kind === 'ini' && (options.mounts ?? []).some(({ at }) => root.entries.has(String(at[0])))
}
