import { entryAt, isEqualNode, nodeAt } from './config-node.ts'
import type { ConfigNode, ListNode, MapNode } from './config-node.ts'
import type { DialectId } from './dialect.ts'
import { addMissing } from './edit-add.ts'
import { changeAt, moveItem, renameKey, withoutValue } from './edit-expect.ts'
import { collectionIn, openPage } from './edit-layout.ts'
import type { Page } from './edit-layout.ts'
import { locate, refuse, whereOf } from './edit-locate.ts'
import type { Located, Refusal } from './edit-locate.ts'
import { moveInList } from './edit-move.ts'
import { writeScalar } from './edit-print.ts'
import { describeBreak, disprove, settle } from './edit-proof.ts'
import { removeAt } from './edit-remove.ts'
import { insertParts } from './edit-parts.ts'
import { setValue } from './edit-value.ts'
import type { TextEdit } from './issue.ts'
import { parse, readerFor } from './parse.ts'
import type { Parsed } from './parse.ts'
import { formatPath } from './path.ts'
import type { Path } from './path.ts'
import { withText } from './source.ts'
import type { Source } from './source.ts'

/** A text to edit, and how it is read. */
export interface Target {
  readonly source: Source
  readonly dialect: DialectId
}

/** The edits that do what was asked, proven by reading the text they leave; or, as one clause, why there are none (E2). */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string }

/** The text after `edits` (in any order, not overlapping). */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return out + text.slice(from)
}

/**
 * The edits that make the value at `path` be `value`, with the maps above it that are missing.
 *
 * What is there already stays as it is spelled: equal values need no edit, and of maps and lists only the parts that differ
 * are written. Text keeps its quotes, lists their brackets or dashes, comments their lines. A new key stands last in its map.
 *
 * @see SPEC.md E1 to E3
 */
export function setAt(target: Target, path: Path, value: ConfigNode): EditResult {
  return edit(target, path, ({ page, root }) => {
    if (path.length === 0) return refuse('a whole file is edited as text')
    const there = nodeAt(root, path)
    if (there && isEqualNode(there, value)) return { edits: [], expected: root }
    const at = locate(page, root, path)
    if ('reason' in at) return at
    const edits =
      at.rest.length === 0 ? setValue(page, at.slot, { old: at.node, value }) : addMissing(page, { ...at, path }, value)
    return 'reason' in edits ? edits : { edits, expected: changeAt(root, path, () => value) }
  })
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
 * @see SPEC.md E4
 */
export function unsetAt(target: Target, path: Path): EditResult {
  return edit(target, path, ({ page, root, parsed }) => {
    if (path.length === 0) return refuse('a whole file is edited as text')
    if (!nodeAt(root, path)) return { edits: [], expected: root }
    const entry = entryAt(root, path)
    if (entry?.node.via?.kind === 'merge-key') {
      return refuse(`${formatPath(path)} comes by the merge key << from ${whereOf(entry.node)}: it can be set, not unset`)
    }
    const at = locate(page, root, path)
    if ('reason' in at) return at
    const edits = removeAt(page, parsed, { steps: at.steps, path })
    return 'reason' in edits ? edits : { edits, expected: withoutValue(root, path) }
  })
}

/** The edits that name the key at `path` otherwise; its place, its value and its quotes stay. */
export function renameKeyAt(target: Target, path: Path, to: string): EditResult {
  return edit(target, path, ({ page, root, parsed }) => {
    const at = locate(page, root, path)
    if ('reason' in at) return at
    const from = path.at(-1)
    const map = nodeAt(root, path.slice(0, -1))
    const step = at.steps.at(-1)
    const key = step?.collection.parts[step.index]?.key
    if (at.rest.length > 0 || map?.kind !== 'map' || typeof from !== 'string' || !key)
      return refuse(`no key stands at ${formatPath(path)}`)
    if (from === to) return { edits: [], expected: root }
    const taken = map.entries.get(to)
    if (taken && taken.node.via?.kind !== 'merge-key') return refuse(`the key ${to} is there already (${whereOf(taken.node)})`)
    if (parsed.issues.some(({ code, origin }) => code === 'duplicate-key' && origin.start === key.start)) {
      return refuse(`the key ${formatPath(path)} is written twice: remove one first`)
    }
    const expected = changeAt(root, path.slice(0, -1), () => renameKey(map, from, to))
    return { edits: [{ ...key, text: keyText(page, to, page.text.charAt(key.start)) }], expected }
  })
}

/** The edits that add an item to a list; the last step of `path` is the index that it shall have. */
export function insertItemAt(target: Target, path: Path, value: ConfigNode): EditResult {
  return edit(target, path, ({ page, root }) => {
    const found = listAt(page, root, path)
    if ('reason' in found) return found
    const { at, list, listPath, index } = found
    if (index < 0 || index > list.items.length)
      return refuse(`${formatPath(listPath)} has ${list.items.length} items, so a new one cannot be item ${index}`)
    const longer = { ...list, items: list.items.toSpliced(index, 0, value) }
    const collection = list.items.length > 0 ? collectionIn(at.slot) : undefined
    const edits = collection
      ? insertParts(page, { collection, at: index }, [{ node: value }])
      : setValue(page, at.slot, { old: list, value: longer })
    return { edits, expected: changeAt(root, listPath, () => longer) }
  })
}

/** The edits that move an item within its list to index `to`, with its text and its comments. */
export function moveItemAt(target: Target, path: Path, to: number): EditResult {
  return edit(target, path, ({ page, root }) => {
    const found = listAt(page, root, path)
    if ('reason' in found) return found
    const { at, list, listPath, index } = found
    const collection = collectionIn(at.slot)
    if (!collection || collection.parts.length !== list.items.length)
      return refuse(`${formatPath(listPath)} can be changed as text only`)
    const missing = [index, to].find((i) => list.items[i] === undefined)
    if (missing !== undefined) return refuse(`${formatPath(listPath)} has no item ${missing}`)
    if (index === to) return { edits: [], expected: root }
    const moved = moveInList(page, collection, { from: index, to })
    const expected = changeAt(root, listPath, () => ({ ...list, items: moveItem(list.items, index, to) }))
    return 'reason' in moved ? moved : { edits: [moved], expected }
  })
}

interface Opened {
  readonly page: Page
  readonly root: MapNode
  readonly parsed: Parsed
}

/** What is to be done, and the config that this shall leave. */
interface Plan {
  readonly edits: readonly TextEdit[]
  readonly expected: ConfigNode
}

function edit({ source, dialect }: Target, path: Path, plan: (opened: Opened) => Plan | Refusal): EditResult {
  const parsed = parse(source, dialect)
  if (parsed.broken) return { ok: false, reason: `the file cannot be read: ${describeBreak(parsed)}` }
  const page = openPage(source, readerFor(source, dialect) === 'json')
  const planned = plan({ page, root: parsed.root, parsed })
  if ('reason' in planned) return { ok: false, reason: planned.reason }
  const edits = settle(page, planned.edits)
  const after = edits.length === 0 ? parsed : parse(withText(source, applyEdits(source.text, edits)), dialect)
  const reason = disprove(after, planned.expected, path)
  return reason === undefined ? { ok: true, edits } : { ok: false, reason }
}

interface FoundList {
  readonly at: Located
  readonly list: ListNode
  readonly listPath: Path
  readonly index: number
}

function listAt(page: Page, root: MapNode, path: Path): FoundList | Refusal {
  const listPath = path.slice(0, -1)
  const index = path.at(-1)
  const at = locate(page, root, listPath)
  if ('reason' in at) return at
  const list = nodeAt(root, listPath)
  if (at.rest.length > 0 || list?.kind !== 'list' || typeof index !== 'number')
    return refuse(`no list stands at ${formatPath(listPath)}`)
  if (list.via?.kind === 'alias') return refuse(`${formatPath(listPath)} is an alias of ${whereOf(list)}: change it there`)
  return { at, list, listPath, index }
}

function keyText(page: Page, key: string, quote: string): string {
  if (page.json) return JSON.stringify(key)
  return writeScalar({ kind: 'str', value: key }, quote === "'" ? 'single' : quote === '"' ? 'double' : 'plain', undefined).inline
}
