import type { Composition } from '../../core/compose/compose.ts'
import { entryAt, leavesOf, nodeAt } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { parse } from '../../core/read/parse.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import type { DialectId } from '../../core/scalar/dialect.ts'
import type { Origin, Source } from '../../core/source.ts'
import { defaultsOf } from '../../systems/schema/defaults.ts'
import { unsetDefaults } from '../../systems/schema/with-defaults.ts'
import type { System } from '../../systems/system.ts'
import { validate } from '../../systems/judge/validate.ts'
import type { ConvertedFile, MigrationRow, WholeConfig } from './migration.ts'
import type { Respelling } from './migration-links.ts'
import type { FileRules } from '../rules.ts'

/** Rows for every key of a file that becomes another, and for what the new format cannot have. */
export function movedRows(
  { path, made, notes, whole }: ConvertedFile,
  source: Source,
  options: FileRules,
): readonly MigrationRow[] {
  const at = whole ? [] : (options.mountOf?.(path) ?? [])
  const before = whole?.config ?? parse(source, options.dialect).root
  const after = parse(made, options.dialect).root
  const moved = leavesOf(before).map(({ path: key, node }): MigrationRow => {
    const to = nodeAt(after, key)
    return { kind: 'moved', path: [...at, ...key], from: node, ...(to ? { to } : {}), value: shown(node), note: '' }
  })
  const noted = notes.map(({ kind, path: key, origin, message }): MigrationRow => {
    const value = clipped(origin.source.text.slice(origin.start, origin.end))
    const to = key && nodeAt(after, key)
    const row = { path: key ? [...at, ...key] : [], from: origin, ...(to ? { to } : {}), value, note: message }
    return { kind: kind === 'unread' ? 'unknown' : 'noted', ...row }
  })
  return [...moved, ...noted, ...(whole ? besideRows(whole, made) : [])]
}

/** Parts of an experiment that no file held stand in files of their own. */
function besideRows({ beside }: WholeConfig, made: Source): readonly MigrationRow[] {
  return beside.map((file) => {
    const note = `holds what ${made.path} comes to there`
    return { kind: 'noted', path: [], to: { source: file, start: 0, end: 0 }, value: file.path, note }
  })
}

/** Rows for the paths that name a file by its new name; `before` and `after` are the file that they stand in. */
export function renamedRows(respellings: readonly Respelling[], { before, after, dialect }: Renamed): readonly MigrationRow[] {
  const [was, is] = [before, after].map((source) => parse(source, dialect).root)
  return respellings.map(({ at, node, text }) => {
    const from = (was && nodeAt(was, at)) ?? before
    const to = is && nodeAt(is, at)
    return { kind: 'renamed', path: at, from: originOf(from), ...(to ? { to } : {}), value: text, note: `was ${shown(node)}` }
  })
}

interface Renamed {
  readonly before: Source
  readonly after: Source
  readonly dialect: DialectId
}

function originOf(place: ConfigNode | Source): Origin {
  return 'path' in place ? { source: place, start: 0, end: 0 } : place
}

/** Rows for keys of an experiment that only the schema sets, and for those that no schema knows. */
export function schemaRows(composition: Composition, system: System): readonly MigrationRow[] {
  const { config } = composition
  const defaulted = unsetDefaults(config, defaultsOf(system, config)).map(({ path, node }): MigrationRow => {
    return { kind: 'defaulted', path, from: node, value: shown(node), note: `by default, from ${node.source.path}` }
  })
  const unknown = validate(composition, system).filter(({ code }) => code === 'unknown-key' || code === 'unknown-section')
  return [
    ...defaulted,
    ...unknown.map(({ path, origin, message }): MigrationRow => {
      return { kind: 'unknown', path, from: origin, value: valueAt(config, path), note: `${message}; carried over as it is` }
    }),
  ]
}

function valueAt(config: MapNode, path: Path): string {
  const node = entryAt(config, path)?.node ?? nodeAt(config, path)
  return node ? shown(node) : ''
}

/** Rows that several experiments have alike are one, which says of how many. */
export function joinRows(rows: readonly MigrationRow[]): readonly MigrationRow[] {
  const byText = new Map<string, { readonly row: MigrationRow; count: number }>()
  for (const row of rows) {
    const id = [row.kind, formatPath(row.path), row.value, row.note, row.from?.source.path ?? ''].join('\n')
    const known = byText.get(id)
    if (known) known.count += 1
    else byText.set(id, { row, count: 1 })
  }
  return [...byText.values()].map(({ row, count }) =>
    count === 1 ? row : { ...row, note: `${row.note}, in ${count} experiments` },
  )
}

function shown(node: ConfigNode): string {
  return clipped(printValue(node))
}

function clipped(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
