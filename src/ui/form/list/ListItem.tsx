import { toFieldPathId } from '@rjsf/utils'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { titledSchema } from '../../../systems/schema/free-key.ts'
import { itemSchema } from '../../../systems/schema/walk.ts'
import { SchemaRows } from '../row/SchemaRows.tsx'
import { useForm } from '../form-context.ts'
import { ANY_VALUE } from '../generic-schema.ts'
import { ItemHead } from './ItemHead.tsx'
import { itemFacts } from './item-facts.ts'
import { schemaOf } from '../rjsf-path.ts'
import type { FieldInput } from '../rjsf-path.ts'
import { useFocusWanted, useWanted } from '../use-focus-wanted.ts'
import { useItemDrag } from './use-item-drag.ts'
import type { ListActions } from '../use-list-edit.ts'

interface Props extends FieldInput {
  readonly path: Path
  readonly field: Field
  readonly index: number
  readonly total: number
  /** The same object for all items of the list. */
  readonly list: object
  /** What an item is called: `Stage`. */
  readonly noun: string
  readonly actions: ListActions
  readonly isOpen: boolean
  /** Absent where there is nothing to fold. */
  readonly setOpen: ((open: boolean) => void) | undefined
}

/** One item: a head to fold, move, copy and take it out by, and its rows. Alt and the arrows move it from anywhere in it. */
export function ListItem({ path, index, total, list, noun, actions, isOpen, setOpen, ...props }: Props) {
  const { registry, fieldPathId } = props
  const root = useRef<HTMLDivElement>(null)
  const at = [...path, index]
  useOpenWanted(at, isOpen, setOpen)
  // Only once its rows are there is its first control.
  useFocusWanted(at, isOpen ? root : NOWHERE, 'exact')
  const schema = itemSchema(schemaOf({ schema: props.schema }), index) ?? ANY_VALUE
  const facts = useForm((form) => itemFacts(form, at, schema.summary))
  const edge = useItemDrag({ item: root, list, index, drop: actions.move })
  const title = `${noun} ${index + 1}`
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    // With Alt and an arrow a choice drops down.
    if (by === 0 || !event.altKey || event.defaultPrevented || event.target instanceof HTMLSelectElement) return
    event.preventDefault()
    actions.move(index, index + by)
  }
  return (
    <div
      ref={root}
      className="form-item"
      role="group"
      aria-label={facts.name === '' ? title : `${title}, ${facts.name}`}
      data-edge={edge}
      data-folded={!isOpen}
      onKeyDown={onKeyDown}
    >
      <ItemHead
        path={at}
        title={title}
        index={index}
        total={total}
        facts={facts}
        actions={actions}
        isOpen={isOpen}
        setOpen={setOpen}
      />
      {isOpen && (
        <SchemaRows
          name={String(index)}
          schema={titledSchema(schema, { title: schema.properties ? (schema.title ?? title) : `Item ${index + 1}` })}
          fieldPathId={toFieldPathId(index, registry.globalFormOptions, fieldPathId.path)}
          registry={registry}
        />
      )}
    </div>
  )
}

const NOWHERE = { current: null }

/** Unfolds the item when something in it is asked for. */
function useOpenWanted(path: Path, isOpen: boolean, setOpen: Props['setOpen']): void {
  const wanted = useWanted(path)
  useEffect(() => {
    if (wanted > 0 && !isOpen) setOpen?.(true)
    // Only when it is asked for: it may be folded again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted])
}
