import { useRef, useState } from 'react'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { typesOf } from '../../../systems/schema/json-schema.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { itemSchema } from '../../../systems/schema/walk.ts'
import { AddItem } from './AddItem.tsx'
import { rowCount } from '../chunk-rows.ts'
import { useForm } from '../form-context.ts'
import { ANY_VALUE } from '../generic-schema.ts'
import { itemNoun } from './item-noun.ts'
import { lengthAt } from './item-rows.ts'
import { ListHead } from './ListHead.tsx'
import { ListItem } from './ListItem.tsx'
import { schemaOf } from '../rjsf-path.ts'
import type { FieldInput } from '../rjsf-path.ts'
import { rowView } from '../row/row-view.ts'
import { useListEdit } from '../use-list-edit.ts'
import { useRowEdit } from '../use-row-edit.ts'
import { useHitItems, useShownItems } from '../use-shown-keys.ts'

type Props = FieldInput & { readonly path: Path; readonly field: Field }

/** More rows than about a screen holds start folded: what is in the items is told in their heads. */
const MANY_ROWS = 36

/** A list of maps: a block for each item, to add, copy, move and take out. Changing an inherited list writes it here whole (M2). */
export function ListBlock(props: Props) {
  const { path, field } = props
  const root = useRef<HTMLDivElement>(null)
  const [list] = useState(() => ({}))
  const edit = useRowEdit(path)
  const view = useForm((form) => rowView(form, path))
  const length = useForm((form) => lengthAt(form, path))
  const shown = useShownItems(path, length)
  const sought = useHitItems(path, shown)
  const schema = schemaOf(props)
  const isMaps = typesOf(itemSchema(schema, length) ?? ANY_VALUE).includes('object')
  const actions = useListEdit({ path, length, isMaps, edit, root })
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isFoldable = isMaps && length > 0
  const isLong = length > 1 && rowsIn(schema, length) > MANY_ROWS
  const isOpen = (id: string): boolean => folds.get(id) ?? (!isLong || actions.isNew(id))
  const areOpen = actions.ids.some(isOpen)
  const noun = itemNoun(field.title)
  const foldAll = isFoldable && length > 1 && (
    <button
      type="button"
      className="button is-quiet is-small form-list-fold"
      onClick={() => setFolds(new Map(actions.ids.map((id) => [id, !areOpen])))}
    >
      {areOpen ? 'Collapse all' : 'Expand all'}
    </button>
  )
  return (
    <div
      ref={root}
      className="form-list"
      role="group"
      aria-label={field.title}
      data-layer={view.own === undefined ? undefined : view.targetColor}
    >
      {field.kinds ? (
        foldAll
      ) : (
        <ListHead path={path} field={field} view={view} edit={edit} length={length}>
          {foldAll}
        </ListHead>
      )}
      {shownItems(actions.ids, shown).map(({ id, index }) => (
        <ListItem
          key={id}
          {...props}
          index={index}
          total={length}
          list={list}
          noun={noun.one}
          actions={actions}
          isOpen={!isFoldable || sought.includes(index) || isOpen(id)}
          setOpen={isFoldable ? (open) => setFolds((known) => new Map(known).set(id, open)) : undefined}
        />
      ))}
      <AddItem path={[...path, length]} label={noun.add} add={actions.add} />
      <span className="hidden-text" role="status">
        {actions.moved && `${noun.one} ${actions.moved.from + 1} is now ${actions.moved.to + 1} of ${length}`}
      </span>
    </div>
  )
}

function shownItems(
  ids: readonly string[],
  shown: readonly number[],
): readonly { readonly id: string; readonly index: number }[] {
  return shown.flatMap((index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ id, index }]
  })
}

function rowsIn(schema: JsonSchema, length: number): number {
  return Array.from({ length }, (_, index) => rowCount(itemSchema(schema, index) ?? ANY_VALUE)).reduce(
    (sum, rows) => sum + rows,
    0,
  )
}
