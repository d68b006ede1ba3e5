import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { nodeAt } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { emptyMap } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import { derive } from '../../workspace/derive.ts'
import { useSessionStore } from '../session-context.tsx'
import { revealField } from '../view.ts'
import { scalar } from './control/draft-value.ts'
import { useFormScope } from './form-context.ts'
import { formModel } from './form-model.ts'
import type { FormModel } from './form-model.ts'
import { forgetKinds } from './kinds/kind-state.ts'
import { useItemIds } from './list/use-item-ids.ts'
import type { RowEdit } from './use-row-edit.ts'

/** What can be done with the items of a list. */
export interface ListActions {
  readonly ids: readonly string[]
  /** Whether an item was added or copied here. */
  readonly isNew: (id: string) => boolean
  /** Adds a value at the end, or without one an empty item. */
  readonly add: (value?: ConfigNode) => void
  readonly copy: (index: number) => void
  readonly remove: (index: number) => void
  readonly move: (from: number, to: number) => void
  /** The move made last, to be told. */
  readonly moved: Move | undefined
}

interface Move {
  readonly from: number
  readonly to: number
}

interface Options {
  readonly path: Path
  readonly length: number
  readonly isMaps: boolean
  readonly edit: RowEdit
  readonly root: RefObject<HTMLElement | null>
}

/** The commands of a list. What is new gets the focus, what is moved keeps it. */
export function useListEdit({ path, length, isMaps, edit, root }: Options): ListActions {
  const store = useSessionStore()
  const { state } = useFormScope()
  const { ids, insert, move, remove } = useItemIds(length)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [moved, setMoved] = useState<Move>()
  const kept = useRef<HTMLElement>(undefined)
  useLayoutEffect(() => {
    // Moving an element in the document takes the focus from it.
    kept.current?.focus()
    kept.current = undefined
  })
  const formNow = (): FormModel => formModel(derive(store.getState()), store.getState())
  const commit: RowEdit['commit'] = (edits) => {
    const isMade = edit.commit(edits)
    if (isMade) state.setState(({ kinds }) => ({ kinds: forgetKinds(kinds, path) }))
    return isMade
  }
  const place = (index: number, value: ConfigNode): void => {
    if (!commit([{ kind: 'insert', path: [...path, index], value }])) return
    setFresh(new Set(fresh).add(insert(index)))
    // Its rows are those of its type only once the form has been drawn with it.
    requestAnimationFrame(() => revealField([...path, index]))
  }
  return {
    ids,
    isNew: (id) => fresh.has(id),
    moved,
    add: (value) => place(length, value ?? (isMaps ? emptyMap(formNow().own.source) : scalar({ kind: 'null' }).node)),
    copy: (index) => {
      const { own, seen } = formNow()
      const at = [...path, index]
      const node = nodeAt(own, at) ?? nodeAt(seen.composition.config, at)
      if (node) place(index + 1, node)
    },
    remove: (index) => {
      if (!commit([{ kind: 'unset', path: [...path, index] }])) return
      remove(index)
      requestAnimationFrame(() => focusNear(root.current, index))
    },
    move: (from, to) => {
      const focused = document.activeElement
      if (to < 0 || to >= length || !commit([{ kind: 'move', path: [...path, from], to }])) return
      if (focused instanceof HTMLElement) kept.current = focused
      move(from, to)
      setMoved({ from, to })
    },
  }
}

/** After an item is taken out: the one that stands there now, or the last, or the button that adds one. */
function focusNear(list: HTMLElement | null, index: number): void {
  const items = list?.querySelectorAll<HTMLElement>(':scope > .form-item') ?? []
  const item = items[Math.min(index, items.length - 1)]
  const control =
    item?.querySelector<HTMLElement>('.form-item-head button') ??
    list?.querySelector<HTMLElement>('button.form-list-add, .form-list-add button')
  control?.focus()
}
