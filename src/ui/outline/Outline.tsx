import { useMemo, useState } from 'react'
import { useForm } from '../form/form-context.ts'
import type { FormModel } from '../form/form-model.ts'
import { closeDialog, Dialog } from '../shell/Dialog.tsx'
import { revealField, view } from '../view.ts'
import { outlineOf, partAround } from './config-outline.ts'
import type { OutlineNode } from './config-outline.ts'
import { outlineFacts } from './outline-facts.ts'
import { matchingRows, unfoldedRows } from './outline-rows.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { OutlineTree } from './OutlineTree.tsx'
import './outline.css'

/** Every part of the config as a tree, to see what is where and to go there. */
export function Outline() {
  const form = useForm((model) => model)
  const outline = outlineOf(form)
  const [query, setQuery] = useState('')
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [start] = useState(() => outline[partAround(outline, placeNow())]?.id)
  const [active, setActive] = useState(start)
  const isFiltered = query.trim() !== ''
  const rows = useMemo(
    () =>
      isFiltered
        ? matchingRows(outline, query, (node) => textOf(form, node))
        : unfoldedRows(outline, (node) => folds.get(node.id) ?? !isOpenAtFirst(node)),
    [outline, form, query, isFiltered, folds],
  )
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  )
  const jump = (node: OutlineNode | undefined): void => {
    if (!node) return
    closeDialog()
    revealField(node.path)
  }
  return (
    <Dialog name="Outline" className="outline">
      <div className="outline-head">
        <input
          type="search"
          className="outline-filter"
          aria-label="Filter the outline"
          placeholder="Filter the outline"
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') jump(rows.find((row) => isHit(row, query)) ?? rows[index])
            else if (event.key === 'ArrowDown') document.getElementById('outline-tree')?.focus()
            else if (event.key !== 'Escape' || query === '') return
            else setQuery('')
            event.preventDefault()
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p className="empty">
          {isFiltered ? 'No part matches. Escape in the field clears the filter.' : 'There are no parts yet.'}
        </p>
      ) : (
        <OutlineTree
          rows={rows}
          index={index}
          isFolded={(node) => !isFiltered && node.hasChildren && (folds.get(node.id) ?? !isOpenAtFirst(node))}
          fold={(node, isFolded) => setFolds(new Map(folds).set(node.id, isFolded))}
          setActive={(node) => setActive(node?.id)}
          jump={jump}
        />
      )}
      <p className="outline-foot soft">↑↓ to move, ←→ to fold, letters find a name, Enter goes there</p>
    </Dialog>
  )
}

function textOf(form: FormModel, node: OutlineNode): string {
  return `${node.title} ${formatPath(node.path.slice(-1))} ${outlineFacts(form, node).summary}`
}

/** What no layer writes is folded: it is there to be found, not to be read. */
function isOpenAtFirst(node: OutlineNode): boolean {
  return node.isSet
}

/** Whether a row matches by itself, not by what is in it. */
function isHit(node: OutlineNode, query: string): boolean {
  return query !== '' && node.title.toLowerCase().includes(query.trim().toLowerCase())
}

/** Where the person is: in a row of the form, else in the block that is open alone. */
function placeNow(): Path {
  const { alone, focusField } = view.getState()
  return alone ?? focusField?.path ?? []
}
