import { OVERRIDES } from '../../core/compose/compose.ts'
import { nodeOf } from '../../core/config-node.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { setOverride } from '../../core/edit/edit-overrides.ts'
import { joinPath } from '../../core/file-path.ts'
import { placeOf } from '../../core/links/link-place.ts'
import { parseOverrides } from '../../core/read/overrides.ts'
import { withText } from '../../core/source.ts'
import type { Source } from '../../core/source.ts'
import { replaceTexts } from '../commands.ts'
import type { NewText } from '../commands.ts'
import { focusOf, focusOn } from '../focus.ts'
import type { Migration } from './migration.ts'
import { rulesOf } from '../rules.ts'
import type { FileRules } from '../rules.ts'
import type { Attempt, Session } from '../session.ts'

/**
 * The session with a migration done, as one step of the history: what was open stays open under its new name, and an override line
 * that names a file names it by that. Refused where the migration was, or where a file has changed since it was worked out.
 *
 * @see SPEC.md X8, E5
 */
export function applyMigration(session: Session, migration: Migration, start: Session['files']): Attempt {
  if (migration.refusal !== undefined) return { refusal: migration.refusal }
  if (session.files !== start) return { refusal: 'files have changed since the migration was worked out' }
  const moves = new Map(migration.moves.map(({ from, to }) => [from, to]))
  const lines = overridesAfter(session.stack.overrides, moves, rulesOf(session).options)
  const texts: readonly NewText[] = [...migration.texts, { path: OVERRIDES, text: lines.text }]
  const label = `Migrate ${migration.moves.length} files to ${migration.request.to === 'yaml' ? 'YAML' : 'JSON and INI'}`
  const rename = (id: string): string => {
    const [, path = id, place = ''] = /^(.*?)(#\d+)?$/s.exec(id) ?? []
    return `${moves.get(path) ?? path}${place}`
  }
  const { files, off, target } = focusOf(session)
  const focus = { files: files.map(rename), off: new Set([...off].map(rename)), target: rename(target) }
  return { session: replaceTexts(session, label, { texts, refocus: (next) => focusOn(next, focus) }) }
}

function overridesAfter(
  source: Source,
  moves: ReadonlyMap<string, string>,
  { dialect, mounts = [], mountedAt }: FileRules,
): Source {
  let now = source
  for (const override of parseOverrides(source, dialect).overrides) {
    const key = override.path.length === 1 ? mounts.find((mount) => mount.key === override.path[0])?.key : undefined
    if (key === undefined || override.kind === 'delete') continue
    const { value } = override
    const raw = value.kind === 'scalar' && value.value.kind === 'str' ? value.value.value : undefined
    const from = raw === undefined ? undefined : placeOf({ raw, origin: value }, { from: '', base: 'runner', mountedAt }).path
    const to = from === undefined ? undefined : moves.get(from)
    if (to === undefined) continue
    const named = { value: nodeOf(joinPath(mountedAt, to), now), isNew: false }
    const result = setOverride({ source: now, dialect }, [key], named)
    if (result.ok) now = withText(now, applyEdits(now.text, result.edits))
  }
  return now
}
