import { entryAt, isEqualNode, nodeAt } from '../config-node.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import { addMissing } from './edit-add.ts'
import type { EditAsk, Plan } from './edit-ask.ts'
import { changeAt, moveItem, renameKey, withoutValue } from './edit-expect.ts'
import { collectionIn } from './edit-layout.ts'
import type { Page } from './edit-layout.ts'
import { locate, refuse, whereOf } from './edit-locate.ts'
import type { Located, Refusal } from './edit-locate.ts'
import { moveInList } from './edit-move.ts'
import { insertParts } from './edit-parts.ts'
import { writeScalar } from './edit-print.ts'
import { removeAt } from './edit-remove.ts'
import { setValue } from './edit-value.ts'
import type { Parsed } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'

/** A YAML or JSON text laid open, and what it was read as. */
export interface OpenedPage {
  readonly page: Page
  readonly parsed: Parsed
}

/** The edits of a YAML or JSON text that do what is asked at a path, not proven yet; or why there are none. */
export function planOnPage(opened: OpenedPage, path: Path, ask: EditAsk): Plan | Refusal {
  switch (ask.kind) {
    case 'set':
      return planSet(opened, path, ask.value)
    case 'unset':
      return planUnset(opened, path, ask.kept)
    case 'rename':
      return planRename(opened, path, ask.to)
    case 'insert':
      return planInsert(opened, path, ask.value)
    case 'move':
      return planMove(opened, path, ask.to)
  }
}

function planSet({ page, parsed: { root } }: OpenedPage, path: Path, value: ConfigNode): Plan | Refusal {
  if (path.length === 0) return refuse('a whole file is edited as text')
  const there = nodeAt(root, path)
  if (there && isEqualNode(there, value)) return { edits: [], expected: root }
  const at = locate(page, root, path)
  if ('reason' in at) return at
  const edits = at.rest.length === 0 ? setValue(page, at.slot, { old: at.node, value }) : addMissing(page, { ...at, path }, value)
  return 'reason' in edits ? edits : { edits, expected: changeAt(root, path, () => value) }
}

function planUnset({ page, parsed }: OpenedPage, path: Path, kept: Path): Plan | Refusal {
  const { root } = parsed
  if (path.length === 0) return refuse('a whole file is edited as text')
  if (!nodeAt(root, path)) return { edits: [], expected: root }
  const entry = entryAt(root, path)
  if (entry?.node.via?.kind === 'merge-key') {
    return refuse(`${formatPath(path)} comes by the merge key << from ${whereOf(entry.node)}: it can be set, not unset`)
  }
  const at = locate(page, root, path)
  if ('reason' in at) return at
  const edits = removeAt(page, parsed, { steps: at.steps, path, kept: kept.length })
  return 'reason' in edits ? edits : { edits, expected: withoutValue(root, path, kept.length) }
}

function planRename({ page, parsed }: OpenedPage, path: Path, to: string): Plan | Refusal {
  const { root } = parsed
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
}

function planInsert({ page, parsed: { root } }: OpenedPage, path: Path, value: ConfigNode): Plan | Refusal {
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
}

function planMove({ page, parsed: { root } }: OpenedPage, path: Path, to: number): Plan | Refusal {
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
