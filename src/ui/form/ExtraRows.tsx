import { toFieldPathId } from '@rjsf/utils'
import { useState } from 'react'
import { nodeAt, nodeOf } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import { freeKeySchema } from '../../systems/free-key.ts'
import type { JsonSchema } from '../../systems/json-schema.ts'
import { typesOf } from '../../systems/json-schema.ts'
import { Icon } from '../look/Icon.tsx'
import { scalar } from './draft-value.ts'
import { useForm } from './form-context.ts'
import { extraKeys, isFree } from './form-rows.ts'
import { RenameContext } from './rename-context.ts'
import { ANY_VALUE, genericSchema } from './generic-schema.ts'
import type { ObjectInput } from './rjsf-path.ts'
import { useRowEdit } from './use-row-edit.ts'
import { useShownKeys } from './use-shown-keys.ts'

interface Props extends Pick<ObjectInput, 'fieldPathId' | 'registry'> {
  readonly path: Path
  readonly schema: JsonSchema
}

/** Rows for the keys of a map that its schema does not name, each with a key that can be renamed, and a way to add one. */
export function ExtraRows({ path, schema, fieldPathId, registry }: Props) {
  const keys = useForm((form) => extraKeys(schema, path, form))
  const shown = useShownKeys(path, keys)
  const schemas = useForm((form) =>
    shown.map((key) =>
      schemaFor(schema, key, nodeAt(form.own, [...path, key]) ?? nodeAt(form.seen.composition.config, [...path, key])),
    ),
  )
  const { idOf, onRename } = useStableIds()
  const { SchemaField } = registry.fields
  if (!SchemaField) return null
  return (
    <RenameContext value={onRename}>
      {shown.map((key, index) => (
        <div key={idOf(key)} className="form-slot">
          <SchemaField
            name={key}
            schema={(schemas[index] ?? ANY_VALUE) as never}
            fieldPathId={toFieldPathId(key, registry.globalFormOptions, fieldPathId.path)}
            registry={registry}
            onChange={ignore}
            onBlur={ignore}
            onFocus={ignore}
          />
        </div>
      ))}
      {isFree(schema) && <AddKey path={path} schema={schema} taken={[...keys, ...Object.keys(schema.properties ?? {})]} />}
    </RenameContext>
  )
}

/** rjsf has nothing to tell the form: values are committed by the rows themselves. */
export function ignore(): void {}

function schemaFor(schema: JsonSchema, key: string, node: ReturnType<typeof nodeAt>): JsonSchema {
  const free =
    typeof schema.additionalProperties === 'object' && schema.additionalProperties !== ANY_VALUE
      ? schema.additionalProperties
      : undefined
  return freeKeySchema(free ?? (node ? genericSchema(node) : ANY_VALUE), keyText(key))
}

/** An id for each key, which a rename hands on. */
function useStableIds() {
  const [ids, setIds] = useState<ReadonlyMap<string, string>>(new Map())
  const idOf = (key: string): string => ids.get(key) ?? key
  const onRename = (from: string, to: string): void =>
    setIds(new Map(ids).set(to, idOf(from)).set(from, `${from} ${ids.size + 1}`))
  return { idOf, onRename }
}

interface AddProps {
  readonly path: Path
  readonly schema: JsonSchema
  readonly taken: readonly string[]
}

function AddKey({ path, schema, taken }: AddProps) {
  const [name, setName] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const edit = useRowEdit(path)
  const own = useForm((form) => form.own.source)
  const where = formatPath(path) || 'the config'
  if (name === undefined) {
    return (
      <button type="button" className="button is-quiet is-small form-more" onClick={() => setName('')}>
        <Icon name="plus" /> Add key to {where}
      </button>
    )
  }
  const close = (): void => {
    setName(undefined)
    setProblem(undefined)
  }
  const add = (): void => {
    const key = name.trim()
    const isTaken = taken.includes(key)
    setProblem(key === '' ? 'Name the key first' : isTaken ? `${key} is there already` : undefined)
    if (key === '' || isTaken) return
    const edits = [{ kind: 'set', path: [...path, key], value: firstValue(schema, own) }] as const
    if (edit.commit(edits, { label: `Add ${formatPath([...path, key])}` })) close()
  }
  const message = problem ?? edit.refusal
  return (
    <div className="form-add">
      <input
        ref={focusAtOnce}
        className="form-input is-key"
        aria-label={`New key in ${where}`}
        aria-invalid={message !== undefined || undefined}
        placeholder="new key"
        value={name}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setName(event.target.value)
          setProblem(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          close()
        }}
      />
      <button type="button" className="button is-small" onClick={add}>
        Add
      </button>
      <button type="button" className="button is-quiet is-small" onClick={close}>
        Cancel
      </button>
      {message !== undefined && (
        <span className="form-key-problem" role="alert">
          {message}
        </span>
      )}
    </div>
  )
}

function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus()
}

/** Something to start with, of the type that the map's values have: an empty text, 0, an empty list or map. */
function firstValue(schema: JsonSchema, source: Parameters<typeof nodeOf>[1]) {
  const free = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const [type] = free ? typesOf(free) : []
  const first = { string: '', integer: 0, number: 0, boolean: false, array: [], object: {}, null: null }
  return type === undefined ? scalar({ kind: 'null' }).node : nodeOf(first[type], source)
}
