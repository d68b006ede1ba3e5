import { formatOrigin, hasLines, lineStarts, positionAt } from '../../core/source.ts'
import type { Origin } from '../../core/source.ts'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { sourceAt } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'
import type { Side } from '../../workspace/compare/side.ts'
import { shortPath } from '../shell/names.ts'

/** Where an origin is written, where room is short, and in full. The own file of a side is `this`: its column names it. */
export function placeText(origin: Origin, side?: Side): { readonly short: string; readonly full: string } {
  const { source, start } = origin
  const full = formatOrigin(origin)
  if (!hasLines(source)) return { short: source.path, full }
  const isOwn = side !== undefined && isOwnFile(side, origin)
  const name = isOwn ? 'this' : source.kind === 'overrides' ? 'override' : shortPath(source.path)
  return { short: `${name}:${positionAt(source, start).line}`, full }
}

function isOwnFile({ ref }: Side, { source }: Origin): boolean {
  return ref.kind === 'text' || (ref.kind === 'file' && ref.path === source.path)
}

/** The text and offset that lead to an origin in Compose; undefined where it is none of the workspace. */
export function openPlace(
  session: Session,
  { ref }: Side,
  { source, start }: Origin,
): { readonly path: string; readonly offset: number } | undefined {
  const isOpen = source.kind === 'file' ? ref.kind !== 'text' : source.kind === 'overrides' && ref.kind === 'open'
  const path = source.kind === 'overrides' ? OVERRIDES : source.path
  const present = isOpen ? sourceAt(session, path) : undefined
  if (!present) return undefined
  if (present.text === source.text) return { path, offset: start }
  // A saved text is compared with another one: the line is near enough.
  const { line } = positionAt(source, start)
  const starts = lineStarts(present)
  return { path, offset: starts[Math.min(line, starts.length) - 1] ?? 0 }
}
