import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { emptyMap } from '../../../core/read/parse.ts'
import { toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { FormEdit } from '../form-edit.ts'
import type { FormModel } from '../form-model.ts'
import { rowFacts } from '../row/row-facts.ts'
import { isBlock, kindOf } from './row-kinds.ts'
import type { RowKinds } from './row-kinds.ts'
import { scalar } from '../control/draft-value.ts'

/** What a person has done with the kinds of one row: nothing that belongs to the files. */
export interface KindState {
  /** The kind picked by hand, for as long as the layer has no value of it. */
  readonly picked?: number
  /** Values being put together, by kind: they are written once they are whole. */
  readonly drafts: ReadonlyMap<number, ConfigNode>
  /** What stood there before another kind was picked, by kind; undefined where it was inherited. */
  readonly kept: ReadonlyMap<number, ConfigNode | undefined>
}

export const NO_KIND_PICKED: KindState = { drafts: new Map(), kept: new Map() }

/** What picking a kind comes to: edits that bring back what stood there, or none while there is nothing to write yet. */
export interface Picked {
  readonly state: KindState
  readonly edits: readonly FormEdit[]
}

/**
 * What happens when a kind is picked for the row at `path`. A value of that kind that stood there before comes back as it was (E8);
 * null is written at once; else nothing is written until a value of that kind is whole.
 */
export function pickKind(state: KindState, { form, path, kinds }: KindSite, kind: number): Picked {
  const own = nodeAt(form.own, path)
  const now = kindNow(form, path, kinds)
  const { picked: _, ...rest } = state
  if (kind === now) return { state: rest, edits: [] }
  const kept = now === undefined ? state.kept : new Map(state.kept).set(now, own)
  const back = keptEdit({ form, path, kinds }, kept, kind)
  if (back) return { state: { ...rest, kept }, edits: [back] }
  if (kinds.options[kind]?.field === undefined)
    return { state: { ...rest, kept }, edits: [{ kind: 'set', path, value: scalar({ kind: 'null' }).node }] }
  return { state: { picked: kind, kept, drafts: begun(state.drafts, { form, kinds }, kind) }, edits: [] }
}

/** A row of several kinds, in the form that it stands in. */
export interface KindSite {
  readonly form: FormModel
  readonly path: Path
  readonly kinds: RowKinds
}

/** The kind of the value that holds: the layer's own, or the one it inherits. */
export function kindNow(form: FormModel, path: Path, kinds: RowKinds): number | undefined {
  const { own, winner } = rowFacts(form, path)
  return kindOf(kinds, own ?? winner)
}

/** The edit that brings back a value of the kind: the layer's own, or what it inherits where that is of the kind. */
function keptEdit({ form, path, kinds }: KindSite, kept: KindState['kept'], kind: number): FormEdit | undefined {
  const value = kept.get(kind)
  if (value) return { kind: 'set', path, value }
  const isInherited = kept.has(kind) && kindOf(kinds, rowFacts(form, path).beneath) === kind
  return isInherited ? { kind: 'unset', path } : undefined
}

/** The drafts with an empty one of the kind, where it is one that is put together and none is begun. */
function begun(drafts: KindState['drafts'], { form, kinds }: Omit<KindSite, 'path'>, kind: number): KindState['drafts'] {
  const option = kinds.options[kind]
  if (!option || !isBlock(option) || drafts.has(kind)) return drafts
  const { source } = form.own
  const list: ConfigNode = { kind: 'list', items: [], flow: false, source, start: 0, end: 0 }
  return new Map(drafts).set(kind, option.field?.control === 'list' ? list : emptyMap(source))
}

/** The state with another draft of a kind, or with none. */
export function withDraft(state: KindState, kind: number, draft: ConfigNode | undefined): KindState {
  const drafts = new Map(state.drafts)
  if (draft) drafts.set(kind, draft)
  else drafts.delete(kind)
  return { ...state, drafts }
}

/** The states of all rows with another one of the row at `path`. */
export function withKind(kinds: Kinds, path: Path, state: KindState): { readonly kinds: Kinds } {
  return { kinds: new Map(kinds).set(toPointer(path), state) }
}

/** The states without those of rows beneath `path`: in a list that changed, they may be of other items. */
export function forgetKinds(kinds: Kinds, path: Path): Kinds {
  const above = `${toPointer(path)}/`
  return new Map([...kinds].filter(([pointer]) => !pointer.startsWith(above)))
}

type Kinds = ReadonlyMap<string, KindState>
