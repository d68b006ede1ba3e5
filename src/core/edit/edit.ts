import { applyEdits } from './apply-edits.ts'
import type { ConfigNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { EditAsk } from './edit-ask.ts'
import { planInIni } from './edit-ini.ts'
import { followReaders, openIni } from './edit-ini-page.ts'
import { openPage } from './edit-layout.ts'
import { planOnPage } from './edit-page.ts'
import { describeBreak, disprove, settle } from './edit-proof.ts'
import type { TextEdit } from '../issue.ts'
import { parse, readerFor } from '../read/parse.ts'
import type { Parsed } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { stretchAround } from '../read/read-sections.ts'
import { withText } from '../source.ts'
import type { Source, Span } from '../source.ts'
import { textKindOf } from '../read/text-kind.ts'

/** A text to edit, and how it is read. */
export interface Target {
  readonly source: Source
  readonly dialect: DialectId
}

/** The edits that do what was asked, proven by reading the text they leave; or, as one clause, why there are none (E2). */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string }

/**
 * The edits that make the value at `path` be `value`, with the maps above it that are missing.
 *
 * What is there already stays as it is spelled: equal values need no edit, and of maps and lists only the parts that differ
 * are written. Text keeps its quotes, lists their brackets or dashes, comments their lines. A new key stands last in its map.
 *
 * @see SPEC.md E1 to E3
 */
export function setAt(target: Target, path: Path, value: ConfigNode): EditResult {
  return edit(target, path, { kind: 'set', value })
}

/**
 * The edits that take out the key or the list item at `path`, with its lines and the comment behind it; none where there is
 * nothing. Comment lines stay.
 *
 * A map left empty goes too, so that what lies beneath it shows again; in a list it becomes `{}`, so that the items keep their
 * numbers. A list left empty becomes `[]`: it replaces what lies beneath, as the list did. So setting a key that was not
 * there and unsetting it gives back the same bytes, but for a map that was empty before (`m:`, `m: {}`, and `-` in a list),
 * which goes as well or becomes `{}`, and an empty top-level `{}` of several lines, which then takes one.
 *
 * The map that `kept` leads to, above the key, stays with those around it: left empty it becomes `{}`.
 *
 * @see SPEC.md E4, E10
 */
export function unsetAt(target: Target, path: Path, kept: Path = []): EditResult {
  return edit(target, path, { kind: 'unset', kept })
}

/** The edits that name the key at `path` otherwise; its place, its value and its quotes stay. */
export function renameKeyAt(target: Target, path: Path, to: string): EditResult {
  return edit(target, path, { kind: 'rename', to })
}

/** The edits that add an item to a list; the last step of `path` is the index that it shall have. */
export function insertItemAt(target: Target, path: Path, value: ConfigNode): EditResult {
  return edit(target, path, { kind: 'insert', value })
}

/** The edits that move an item within its list to index `to`, with its text and its comments. */
export function moveItemAt(target: Target, path: Path, to: number): EditResult {
  return edit(target, path, { kind: 'move', to })
}

function edit(target: Target, path: Path, ask: EditAsk): EditResult {
  const parsed = parse(target.source, target.dialect)
  if (textKindOf(target.source.path) === 'ini') return editIni(target, path, { ask, parsed })
  if (parsed.broken) return { ok: false, reason: `the file cannot be read: ${describeBreak(parsed)}` }
  const page = openPage(target.source, readerFor(target.source, target.dialect) === 'json', sectionOf(parsed, path))
  const planned = planOnPage({ page, parsed }, path, ask)
  if ('reason' in planned) return { ok: false, reason: planned.reason }
  const edits = settle(page, planned.edits)
  const reason = disprove(after(target, edits, parsed), planned.expected, path)
  return reason === undefined ? { ok: true, edits } : { ok: false, reason }
}

/** The section that an edit beneath a top-level key is made in; undefined where the text is looked at whole. */
function sectionOf({ root }: Parsed, [key, ...inner]: Path): Span | undefined {
  const entry = inner.length > 0 && typeof key === 'string' ? root.entries.get(key) : undefined
  return entry && stretchAround(root, entry.keySpan.start)
}

interface IniAsk {
  readonly ask: EditAsk
  readonly parsed: Parsed
}

/** The first way to do it that reads as asked. */
function editIni(target: Target, path: Path, { ask, parsed }: IniAsk): EditResult {
  const page = openIni(parsed)
  if (!page) return { ok: false, reason: `the file cannot be read: ${describeBreak(parsed)}` }
  const planned = planInIni(page, path, ask)
  if (!('tries' in planned)) return { ok: false, reason: planned.reason }
  let reason = planned.reason
  for (const tried of planned.tries) {
    const edits = settle(page, tried)
    const read = after(target, edits, parsed)
    const fault = disprove(read, followReaders(page, planned.expected, { path, read }), path)
    if (fault === undefined) return { ok: true, edits }
    reason ??= fault
  }
  return { ok: false, reason: reason ?? `${formatPath(path)} can be changed as text only` }
}

function after({ source, dialect }: Target, edits: readonly TextEdit[], before: Parsed): Parsed {
  return edits.length === 0 ? before : parse(withText(source, applyEdits(source.text, edits)), dialect)
}
