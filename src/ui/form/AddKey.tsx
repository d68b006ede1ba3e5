import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { nodeOf } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { typesOf } from '../../systems/schema/json-schema.ts'
import { Icon } from '../look/Icon.tsx'
import { revealField } from '../view.ts'
import { scalar } from './control/draft-value.ts'
import { useForm } from './form-context.ts'
import { useRowEdit } from './use-row-edit.ts'

interface Props {
  readonly path: Path
  readonly schema: JsonSchema
  readonly taken: readonly string[]
}

/** The way to add a key to a map: its name is asked first, then its row has the focus. */
export function AddKey({ path, schema, taken }: Props) {
  const [name, setName] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const edit = useRowEdit(path)
  const own = useForm((form) => form.own.source)
  const where = formatPath(path) || 'the config'
  if (name === undefined) {
    return (
      <button ref={button} type="button" className="button is-quiet is-small form-more" onClick={() => setName('')}>
        <Icon name="plus" /> Add key to {where}
      </button>
    )
  }
  const close = (): void => {
    flushSync(() => {
      setName(undefined)
      setProblem(undefined)
    })
    button.current?.focus()
  }
  const add = (): void => {
    const key = name.trim()
    const isTaken = taken.includes(key)
    setProblem(key === '' ? 'Name the key first' : isTaken ? `${key} is there already` : undefined)
    if (key === '' || isTaken) return
    const edits = [{ kind: 'set', path: [...path, key], value: firstValue(schema, own) }] as const
    if (!edit.commit(edits, { label: `Add ${formatPath([...path, key])}` })) return
    close()
    revealField([...path, key])
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
