import { useRef, useState } from 'react'
import { fileName } from '../../core/file-path.ts'
import { openStack } from '../../workspace/commands.ts'
import { saveStackAsExperiment } from '../../workspace/compare/save-stack.ts'
import { Icon } from '../look/Icon.tsx'
import { useDerived, useDispatch, useSession, useSessionStore } from '../session-context.tsx'

/** Builds an ad hoc stack from one file of each kind, and saves it as an experiment. */
export function StackEditor() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [round, setRound] = useState(0)
  return (
    <>
      <button
        type="button"
        className="button is-quiet is-small"
        aria-haspopup="dialog"
        onClick={() => {
          setRound(round + 1)
          dialog.current?.showModal()
        }}
      >
        <Icon name="plus" /> Stack
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="stack-head">
        <StackForm key={round} close={() => dialog.current?.close()} />
      </dialog>
    </>
  )
}

function StackForm({ close }: { readonly close: () => void }) {
  const dispatch = useDispatch()
  const store = useSessionStore()
  const current = useSession((session) => session.stack.files)
  const { options, composition } = useDerived((derived) => ({ options: derived.options, composition: derived.composition }))
  const paths = useSession((session) => [...session.files.keys()].filter(options.isConfig))
  const choices = options.precedence.slice(0, -1).map((kind) => ({
    kind,
    paths: paths.filter((path) => options.kindOf(path) === kind).toSorted(),
    used: composition.layers.find((layer) => layer.kind === kind)?.path ?? '',
  }))
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(choices.map(({ kind, used }) => [kind, used])),
  )
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const files = choices.map(({ kind }) => picked[kind] ?? '').filter((path) => path !== '')
  const save = (): void => {
    const saved = saveStackAsExperiment(openStack(store.getState(), files), name)
    if ('refusal' in saved) {
      setRefusal(saved.refusal)
      return
    }
    dispatch(() => saved.session)
    close()
  }
  return (
    <form
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') {
          save()
          return
        }
        dispatch((session) => openStack(session, files))
        close()
      }}
    >
      <h2 id="stack-head" className="dialog-head">
        Build a stack
      </h2>
      <p className="soft">One file of each kind, lowest first: later files win.</p>
      {choices.length === 0 && <p>This workspace names no layers. Open a file below, then add others on top of it.</p>}
      {choices.map((choice) => (
        <label key={choice.kind} className="dialog-row">
          <span>{choice.kind}</span>
          <select
            className="control"
            value={picked[choice.kind]}
            onChange={(event) => setPicked({ ...picked, [choice.kind]: event.target.value })}
          >
            <option value="">none</option>
            {choice.paths.map((path) => (
              <option key={path} value={path}>
                {fileName(path)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="dialog-row">
        <span>Save as</span>
        <input
          className="control"
          value={name}
          placeholder="name of a new experiment"
          aria-invalid={refusal !== undefined}
          aria-describedby="stack-refusal"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p id="stack-refusal" className="severity is-error" aria-live="polite">
        {refusal}
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className="button" disabled={name.trim() === '' || files.length === 0} onClick={save}>
          Save as experiment
        </button>
        <button type="submit" className="button is-main" disabled={files.length === 0} title={current.join(', ')}>
          Compose
        </button>
      </div>
    </form>
  )
}
