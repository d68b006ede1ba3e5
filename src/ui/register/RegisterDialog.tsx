import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import { registerSchema } from '../../workspace/register-schema.ts'
import { proposeSchema } from '../../workspace/schema-proposal.ts'
import type { Session } from '../../workspace/session.ts'
import type { Outside } from '../../workspace/compare/side.ts'
import { useSession, useSessionStore } from '../session-context.tsx'
import { closeDialog, Dialog } from '../shell/Dialog.tsx'
import { count } from '../shell/names.ts'
import { draftedUse, idOf, optionOf, withNames } from './schema-draft.ts'
import type { SchemaDraft, SchemaOption } from './schema-draft.ts'
import { finishSchema, offeredSchema } from './take-schema.ts'
import './register.css'

/** Asks what a schema describes, with the likeliest answer picked and names filled in. */
export function RegisterDialog() {
  const schema = useStore(offeredSchema)
  return (
    <Dialog name="Register a schema" className="register">
      {schema && <Choices schema={schema} />}
    </Dialog>
  )
}

function Choices({ schema }: { readonly schema: Outside }) {
  const store = useSessionStore()
  const session = useSession<Session>((whole) => whole)
  const { uses, best, problems, homes } = useMemo(() => proposeSchema(session, schema), [session, schema])
  const options = useMemo(() => uses.map((use) => optionOf(use, homes)), [uses, homes])
  const [draft, setDraft] = useState<SchemaDraft>(() => ({ picked: idOf(best), names: {} }))
  const option = options.find(({ id }) => id === draft.picked) ?? options[0]
  const use = useMemo(() => option && draftedUse(option, draft), [option, draft])
  const result = useMemo(() => (use ? registerSchema(session, schema, use) : undefined), [session, schema, use])
  const refusal = result === undefined ? 'name it first' : 'refusal' in result ? result.refusal : undefined
  const submit = (): void => {
    if (use && finishSchema(store, schema, use) === undefined) closeDialog()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2 className="dialog-head">
        Register <span className="mono">{schema.name}</span>
      </h2>
      {problems > 0 && (
        <p className="severity is-warning">
          {count(problems, 'thing')} in it cannot be read and {problems === 1 ? 'is' : 'are'} left out. Problems will list{' '}
          {problems === 1 ? 'it' : 'them'}.
        </p>
      )}
      <fieldset className="register-options">
        <legend className="soft">What does the schema describe?</legend>
        {options.map((one) => (
          <Option
            key={one.id}
            option={one}
            isPicked={one.id === option?.id}
            pick={() => setDraft({ ...draft, picked: one.id })}
          />
        ))}
      </fieldset>
      {option?.names.map(({ id, label, value }) => (
        <label key={`${option.id} ${id}`} className="dialog-row">
          {label}
          <input
            className="control mono"
            value={draft.names[`${option.id} ${id}`] ?? value(withNames(option, draft))}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) =>
              setDraft({ ...draft, names: { ...draft.names, [`${option.id} ${id}`]: event.currentTarget.value } })
            }
          />
        </label>
      ))}
      {refusal === undefined ? (
        <p className="register-result soft" role="status">
          {result && 'file' in result && use?.of !== 'update'
            ? `Writes ${result.file}, and lists it in ${MANIFEST}.`
            : 'Writes over its text. What lists it stays.'}
        </p>
      ) : (
        <p className="register-result severity is-error" role="alert">
          Not registered: {refusal}.
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
        <button type="submit" className="button is-main" disabled={refusal !== undefined}>
          Register
        </button>
      </div>
    </form>
  )
}

interface OptionProps {
  readonly option: SchemaOption
  readonly isPicked: boolean
  readonly pick: () => void
}

function Option({ option: { title, says }, isPicked, pick }: OptionProps) {
  return (
    <label className="register-option">
      <input type="radio" name="use" checked={isPicked} onChange={pick} data-autofocus={isPicked || undefined} />
      <span>
        {title} <span className="soft">{says}</span>
      </span>
    </label>
  )
}
