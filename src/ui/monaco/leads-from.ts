import { nodeAt } from '../../core/config-node.ts'
import { historyOf } from '../../core/compose/inspect.ts'
import type { Path } from '../../core/path.ts'
import type { Origin, Source, Span } from '../../core/source.ts'
import { sourceAt } from '../../workspace/session.ts'
import { keyAt, linkAt } from './key-at.ts'
import type { Look } from './look-at.ts'
import { fileOfRef } from './propose-files.ts'

/** Where a place of a text leads, and the stretch of the text that leads there. */
export interface Leads {
  readonly span?: Span
  readonly places: readonly Origin[]
}

/**
 * From a link to the start of its file; from a path key's value there first; from a key or value to the values that it reads (an interpolation, an alias) and to every
 * other place that writes it, the winner first.
 */
export function leadsFrom(look: Look, source: Source, offset: number): Leads {
  const link = linkAt(look, source, offset)
  const path = link && fileOfRef(look, link)
  const file = path === undefined ? undefined : sourceAt(look.session, path)
  const linked = file ? [{ source: file, start: 0, end: 0 }] : []
  const key = keyAt(look, source, offset)
  if (!key) return link ? { span: link.span, places: linked } : { places: [] }
  const origins = historyOf(look.seen.composition, key.path).map((step) => (step.kind === 'write' ? step.node : step.by))
  const others = origins.filter((origin) => !isSame(origin, key.node) && isText(origin))
  return { span: key.span, places: [...linked, ...readBy(look, key.path, key.node), ...others] }
}

/** P4: what the value written here reads elsewhere. */
function readBy({ seen }: Look, path: Path, here: Origin): readonly Origin[] {
  const winner = nodeAt(seen.composition.config, path)
  if (winner?.via?.kind === 'interpolation' && isSame(winner.via, here)) return winner.via.targets ?? []
  return winner?.via?.kind === 'alias' && isSame(winner, here) ? [winner] : []
}

function isSame(a: Origin, b: Origin): boolean {
  return a.source.path === b.source.path && a.start === b.start
}

function isText({ source }: Origin): boolean {
  return source.kind === 'file' || source.kind === 'overrides'
}
