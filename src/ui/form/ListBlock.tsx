import { toFieldPathId } from '@rjsf/utils'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { nodeAt } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { emptyMap } from '../../core/parse.ts'
import type { Path } from '../../core/path.ts'
import type { Field } from '../../systems/field.ts'
import { typesOf } from '../../systems/json-schema.ts'
import { itemSchema } from '../../systems/walk.ts'
import { Icon } from '../look/Icon.tsx'
import { count } from '../shell/names.ts'
import { scalar } from './draft-value.ts'
import { ignore } from './ExtraRows.tsx'
import { useForm } from './form-context.ts'
import { titledSchema } from '../../systems/free-key.ts'
import { ANY_VALUE } from './generic-schema.ts'
import { HelpButton } from './HelpButton.tsx'
import { OriginChip } from './OriginChip.tsx'
import { schemaOf } from './rjsf-path.ts'
import type { FieldInput } from './rjsf-path.ts'
import { RowMessages } from './RowMessages.tsx'
import { rowView } from './row-view.ts'
import { useFocusWanted } from './use-focus-wanted.ts'
import { useRowEdit } from './use-row-edit.ts'
import type { RowEdit } from './use-row-edit.ts'
import { shortValue } from './value-text.ts'

type Props = FieldInput & { readonly path: Path; readonly field: Field }

/** A list of maps: a block for each item, to add, copy, move and take out. Changing an inherited list writes it here whole (M2). */
export function ListBlock(props: Props) {
  const { path, field } = props
  const root = useRef<HTMLDivElement>(null)
  useFocusWanted(path, root, true)
  const edit = useRowEdit(path)
  const view = useForm((form) => rowView(form, path))
  const names = useForm(({ own, seen }) =>
    itemNames(nodeAt(own, path) ?? nodeAt(seen.composition.config, path) ?? nodeAt(seen.defaults, path)),
  )
  const source = useForm((form) => form.own.source)
  const { ids, change } = useItemIds(names.length)
  const isSet = view.own !== undefined
  const schema = schemaOf(props)
  const isMaps = typesOf(itemSchema(schema, names.length) ?? ANY_VALUE).includes('object')
  const add = (): void => {
    const value = isMaps ? emptyMap(source) : scalar({ kind: 'null' }).node
    if (edit.commit([{ kind: 'insert', path: [...path, names.length], value }])) change((old) => [...old, newId()])
  }
  return (
    <div className="form-list" role="group" aria-label={field.title} data-layer={isSet ? view.targetColor : undefined}>
      {!field.kinds && (
        <div
          ref={root}
          className="form-row is-head"
          data-state={view.state}
          data-problem={view.problem}
          data-layer={isSet ? view.targetColor : undefined}
          tabIndex={-1}
        >
          <div className="form-label">
            <span className="form-title">{field.title}</span>
            <HelpButton path={path} field={field} />
          </div>
          <div className="form-control form-list-count">
            {count(names.length, 'item')}
            {!isSet && names.length > 0 && <span className="soft">, a change here writes all of them</span>}
          </div>
          <OriginChip path={path} view={view} title={field.title} />
          {isSet && (
            <button
              type="button"
              className="form-reset"
              aria-label={`Reset ${field.title}`}
              onClick={() => edit.commit([{ kind: 'unset', path }])}
            >
              <Icon name="reset" />
            </button>
          )}
          <RowMessages path={path} refusal={edit.refusal} isExact />
        </div>
      )}
      {names.map((name, index) => (
        <Item key={ids[index] ?? index} {...props} index={index} name={name} total={names.length} edit={edit} change={change} />
      ))}
      <button type="button" className="button is-quiet is-small form-list-add" onClick={add}>
        <Icon name="plus" /> Add item to {field.title}
      </button>
    </div>
  )
}

/** A name for each item: its `name`, `id`, `key` or `type`. */
function itemNames(list: ConfigNode | undefined): readonly string[] {
  if (list?.kind !== 'list') return []
  return list.items.map((item) => {
    const node = ['name', 'id', 'key', 'type'].map((key) => nodeAt(item, [key])).find((found) => found?.kind === 'scalar')
    return node ? shortValue(node) : ''
  })
}

type ChangeIds = (change: (ids: readonly string[]) => readonly string[]) => void

interface ItemProps extends Props {
  readonly index: number
  readonly name: string
  readonly total: number
  readonly edit: RowEdit
  readonly change: ChangeIds
}

function Item({ index, name, total, edit, change, path, field, registry, fieldPathId, ...props }: ItemProps) {
  const root = useRef<HTMLDivElement>(null)
  const at = [...path, index]
  const node = useForm(({ own, seen }) => nodeAt(own, at) ?? nodeAt(seen.composition.config, at))
  const { SchemaField } = registry.fields
  const title = `${field.title} ${index + 1}`
  const move = (by: number): void => {
    const to = index + by
    const focused = document.activeElement
    if (to < 0 || to >= total || !edit.commit([{ kind: 'move', path: at, to }])) return
    change((ids) => ids.toSpliced(index, 1).toSpliced(to, 0, ...ids.slice(index, index + 1)))
    // Moving an element in the document takes the focus from it.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.isConnected && focused.focus())
  }
  const copy = (): void => {
    if (node && edit.commit([{ kind: 'insert', path: [...path, index + 1], value: node }]))
      change((ids) => ids.toSpliced(index + 1, 0, newId()))
  }
  const remove = (): void => {
    if (edit.commit([{ kind: 'unset', path: at }])) change((ids) => ids.toSpliced(index, 1))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || !event.altKey) return
    event.preventDefault()
    move(by)
  }
  const schema = itemSchema(schemaOf({ schema: props.schema }), index) ?? ANY_VALUE
  return (
    <div
      ref={root}
      className="form-item"
      role="group"
      aria-label={name === '' ? title : `${title}, ${name}`}
      onKeyDown={onKeyDown}
    >
      <div className="form-item-head">
        <span className="form-item-number">{index + 1}</span>
        <span className="form-item-name">{name}</span>
        <span className="form-space" />
        <ItemButton name={`Move ${title} up`} icon="up" isDisabled={index === 0} run={() => move(-1)} />
        <ItemButton name={`Move ${title} down`} icon="down" isDisabled={index === total - 1} run={() => move(1)} />
        <ItemButton name={`Duplicate ${title}`} icon="copy" run={copy} />
        <ItemButton name={`Remove ${title}`} icon="close" run={remove} />
      </div>
      {SchemaField && (
        <SchemaField
          name={String(index)}
          schema={titledSchema(schema, { title: schema.properties ? (schema.title ?? title) : `Item ${index + 1}` }) as never}
          fieldPathId={toFieldPathId(index, registry.globalFormOptions, fieldPathId.path)}
          registry={registry}
          onChange={ignore}
          onBlur={ignore}
          onFocus={ignore}
        />
      )}
    </div>
  )
}

interface ButtonProps {
  readonly name: string
  readonly icon: 'up' | 'down' | 'copy' | 'close'
  readonly isDisabled?: boolean
  readonly run: () => void
}

function ItemButton({ name, icon, isDisabled = false, run }: ButtonProps) {
  return (
    <button type="button" className="form-item-button" aria-label={name} title={name} disabled={isDisabled} onClick={run}>
      <Icon name={icon} />
    </button>
  )
}

let lastId = 0

function newId(): string {
  lastId += 1
  return `new ${lastId}`
}

/** An id for each item that moves with it; items that come or go by other hands are told by their number alone. */
function useItemIds(length: number): { readonly ids: readonly string[]; readonly change: ChangeIds } {
  const [known, setKnown] = useState<readonly string[]>([])
  const ids = Array.from({ length }, (_, index) => known[index] ?? `${index} of ${known.length}`)
  return { ids, change: (next) => setKnown(next(ids)) }
}
