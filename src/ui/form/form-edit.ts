import { OVERRIDES } from '../../core/compose/compose.ts'
import { nodeAt } from '../../core/config-node.ts'
import type { ConfigNode, ListNode } from '../../core/config-node.ts'
import { renameOverride, setOverride, unsetOverride } from '../../core/edit/edit-overrides.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { insertItemAt, moveItemAt, renameKeyAt, setAt, unsetAt } from '../../core/edit/edit.ts'
import type { EditResult, Target } from '../../core/edit/edit.ts'
import { changeAt, moveItem, withoutValue } from '../../core/edit/edit-expect.ts'
import { pathInText } from '../../core/layer-place.ts'
import { emptyMap } from '../../core/read/parse.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { defaultAt } from '../../systems/schema/default-at.ts'
import { replaceTexts } from '../../workspace/commands.ts'
import type { NewText } from '../../workspace/commands.ts'
import { derive } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import { targetOf } from './form-target.ts'
import type { FormTarget } from './form-target.ts'
import { keptMap } from './kept-map.ts'
import { respell } from './control/respell.ts'

/** What a form row does to the target layer. Paths that end in an index are those of list items. */
export type FormEdit =
  /** `spelling` is how to write a number, where that is as good as how it would be printed. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: ConfigNode; readonly spelling?: string }
  /** `kept` is filled in by `editTarget()`: the map above that stays even if it is left empty. */
  | { readonly kind: 'unset'; readonly path: Path; readonly kept?: Path }
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string }
  | { readonly kind: 'insert'; readonly path: Path; readonly value: ConfigNode }
  | { readonly kind: 'move'; readonly path: Path; readonly to: number }

/** The session after an edit, or why it was not made. */
export type Edited = { readonly ok: true; readonly session: Session } | { readonly ok: false; readonly reason: string }

/** What the history calls the edits, and the mark that joins them to those before (typing). */
export interface StepName {
  readonly label?: string
  readonly mark?: string
}

/**
 * The session with edits made to the target layer, in order, as one step of its history. One that cannot be made safely refuses
 * all of them. In a list that the layer inherits, the list is written here first, since lists are replaced whole (M2).
 *
 * @see SPEC.md E1, E2, E4
 */
export function editTarget(session: Session, edits: readonly FormEdit[], { label, mark }: StepName = {}): Edited {
  const [first] = edits
  let now = session
  let text: NewText | undefined
  for (const edit of edits) {
    if (text) now = replaceTexts(now, '', { texts: [text] })
    const target = targetOf(now, derive(now))
    if (!target.source) return { ok: false, reason: `there is no file ${target.path}` }
    const result = editText(target, edit.kind === 'unset' ? resetOf(now, target, edit.path) : edit)
    if (!result.ok) return result
    text = { path: target.path, text: result.text }
  }
  if (!first || !text) return { ok: true, session }
  const step = { texts: [text], ...(mark === undefined ? {} : { mark }) }
  return { ok: true, session: replaceTexts(session, label ?? labelOf(first), step) }
}

function labelOf(edit: FormEdit): string {
  const key = formatPath(edit.path)
  switch (edit.kind) {
    case 'set':
      return `Set ${key}`
    case 'unset':
      return `Reset ${key}`
    case 'rename':
      return `Rename ${key} to ${edit.to}`
    case 'insert':
      return `Add ${key}`
    case 'move':
      return `Move ${key} to ${edit.to}`
  }
}

/** The edit that resets what stands at a path: a map that is needed there is emptied. */
function resetOf(session: Session, { own }: FormTarget, path: Path): FormEdit {
  const kept = keptMap(session, path)
  return kept.length === path.length ? { kind: 'set', path, value: emptyMap(own.source) } : { kind: 'unset', path, kept }
}

type TextResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

function editText(form: FormTarget, asked: FormEdit): TextResult {
  const { options, source } = form
  const wanted = wholeList(form, asked) ?? wholeItem(form, asked) ?? asked
  const path = pathInText(form.place, wanted.path)
  if (!path)
    return { ok: false, reason: `${form.path} stands at ${formatPath(form.place.at)} of the config and writes nothing else` }
  const kept = wanted.kind === 'unset' && wanted.kept ? { kept: pathInText(form.place, wanted.kept) ?? [] } : {}
  const edit = { ...wanted, path, ...kept }
  const target: Target = { source: source ?? form.own.source, dialect: options.dialect }
  const result = form.path === OVERRIDES ? editOverrides(target, edit, form) : editFile(target, edit)
  if (!result.ok) return result
  const text = applyEdits(target.source.text, result.edits)
  const spelling = asked.kind === 'set' ? asked.spelling : undefined
  const spelled = spelling === undefined ? undefined : pathInText(form.place, asked.path)
  if (spelling === undefined || !spelled) return { ok: true, text }
  return { ok: true, text: respell({ ...target.source, text }, options.dialect, { path: spelled, spelling }) }
}

function editFile(target: Target, edit: FormEdit): EditResult {
  switch (edit.kind) {
    case 'set':
      return setAt(target, edit.path, edit.value)
    case 'unset':
      return unsetAt(target, edit.path, edit.kept)
    case 'rename':
      return renameKeyAt(target, edit.path, edit.to)
    case 'insert':
      return insertItemAt(target, edit.path, edit.value)
    case 'move':
      return moveItemAt(target, edit.path, edit.to)
  }
}

function editOverrides(target: Target, edit: FormEdit, { seen }: FormTarget): EditResult {
  switch (edit.kind) {
    case 'set':
      return setOverride(target, edit.path, { value: edit.value, isNew: !nodeAt(seen.composition.config, edit.path) })
    case 'unset':
      return unsetOverride(target, edit.path)
    case 'rename':
      return renameOverride(target, edit.path, edit.to)
    case 'insert':
    case 'move':
      throw new Error('a list in the overrides layer is always written whole')
  }
}

/**
 * The first value of an item that was just begun as one of the whole item: `{}` in a list that takes a line for each item becomes an
 * item of lines too.
 */
function wholeItem({ own }: FormTarget, edit: FormEdit): FormEdit | undefined {
  const path = edit.path.slice(0, -1)
  const [item, list] = [nodeAt(own, path), nodeAt(own, path.slice(0, -1))]
  const isBegun = edit.kind === 'set' && item?.kind === 'map' && item.entries.size === 0 && list?.kind === 'list' && !list.flow
  return isBegun ? { kind: 'set', path, value: changeAt(item, edit.path.slice(-1), () => edit.value) } : undefined
}

/** The edit as one of the whole list that it is in: where the layer inherits the list, and in the overrides layer always. */
function wholeList({ own, seen, path: layer }: FormTarget, edit: FormEdit): FormEdit | undefined {
  const depth = edit.path.findIndex((segment) => typeof segment === 'number')
  if (depth === -1) return undefined
  const listPath = edit.path.slice(0, depth)
  const here = nodeAt(own, listPath)
  if (here?.kind === 'list' && layer !== OVERRIDES) return undefined
  const list = here ?? nodeAt(seen.composition.config, listPath) ?? defaultAt(seen.defaults, listPath)
  const known: ListNode =
    list?.kind === 'list' ? list : { kind: 'list', items: [], flow: false, source: own.source, start: 0, end: 0 }
  return { kind: 'set', path: listPath, value: changeList(known, edit, depth) }
}

function changeList(list: ListNode, edit: FormEdit, depth: number): ConfigNode {
  const inner = edit.path.slice(depth)
  const index = Number(inner.at(-1))
  switch (edit.kind) {
    case 'set':
      return changeAt(list, inner, () => edit.value)
    case 'unset':
      return inner.length === 1
        ? { ...list, items: list.items.toSpliced(index, 1) }
        : unsetInside(list, inner, (edit.kept?.length ?? 0) - depth)
    case 'insert':
      return changeAt(list, inner.slice(0, -1), (node) => withItems(node, (items) => items.toSpliced(index, 0, edit.value)))
    case 'move':
      return changeAt(list, inner.slice(0, -1), (node) => withItems(node, (items) => moveItem(items, index, edit.to)))
    case 'rename':
      throw new Error('keys of list items are renamed where the list is written')
  }
}

function unsetInside(list: ListNode, path: Path, kept: number): ConfigNode {
  const [index, ...rest] = path
  return changeAt(list, [index ?? 0], (item) => (item?.kind === 'map' ? withoutValue(item, rest, kept - 1) : (item ?? list)))
}

function withItems(node: ConfigNode | undefined, change: (items: readonly ConfigNode[]) => readonly ConfigNode[]): ConfigNode {
  if (node?.kind !== 'list') throw new Error('no list stands there')
  return { ...node, items: change(node.items) }
}
