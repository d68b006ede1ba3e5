import { useEffect, useId, useRef, useState } from 'react'
import { formatOrigin } from '../../../core/source.ts'
import { lastingSides } from '../../../workspace/compare/compare-link.ts'
import type { Session } from '../../../workspace/session.ts'
import { resolveSide } from '../../../workspace/compare/side.ts'
import type { SideRef } from '../../../workspace/compare/side.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDerived, useSession, useSessionStore } from '../../session-context.tsx'

interface Props {
  /** What the side is now: its files and override lines are what the stack starts with. */
  readonly start: SideRef | undefined
  readonly pick: (ref: SideRef) => void
  readonly close: () => void
}

type StackRef = SideRef & { readonly kind: 'stack' }

/** Puts files over one another, with override lines on top, to be compared; nothing in Compose changes. */
export function StackBuilder({ start, pick, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const store = useSessionStore()
  const [stack, setStack] = useState<StackRef>(() => startOf(store.getState(), start))
  const problem = useSession((session) => firstProblem(resolveSide(session, stack)))
  const head = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const { files, overrides } = stack
  return (
    <dialog
      ref={dialog}
      className="dialog stack-builder"
      aria-labelledby={head}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (files.length > 0) pick(stack)
        }}
      >
        <h2 id={head} className="dialog-head">
          Compare a stack of files
        </h2>
        <p className="soft">
          Each file wins over those before it, and the override lines over all of them. Compose stays as it is.
          {stack.isSaved === true && ' The files are read as they were last saved.'}
        </p>
        <FileList files={files} change={(next) => setStack({ ...stack, files: next })} />
        <label className="stack-overrides">
          <span>Override lines</span>
          <textarea
            className="control mono"
            rows={3}
            spellCheck={false}
            placeholder="training.learning_rate=1.0e-4"
            value={overrides}
            onChange={(event) => setStack({ ...stack, overrides: event.target.value })}
          />
        </label>
        <p className="severity is-error stack-problem" aria-live="polite">
          {files.length > 0 && problem !== undefined && (
            <>
              <Icon name="error" /> {problem}
            </>
          )}
        </p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="button is-main" disabled={files.length === 0}>
            Compare the stack
          </button>
        </div>
      </form>
    </dialog>
  )
}

function startOf(session: Session, start: SideRef | undefined): StackRef {
  const [ref] = lastingSides(session, start ? [start] : [])
  if (ref?.kind === 'stack') return ref
  if (ref?.kind !== 'file') return { kind: 'stack', files: [], overrides: '', off: [] }
  return { kind: 'stack', files: [ref.path], overrides: '', off: [], ...(ref.isSaved === true ? { isSaved: true } : {}) }
}

/** What was wrong in reading; what is wrong with the values is for the comparison. */
function firstProblem({ composition }: ReturnType<typeof resolveSide>): string | undefined {
  const issue = composition.issues.find(({ severity }) => severity === 'error')
  return issue && `${formatOrigin(issue.origin)} ${issue.message}`
}

interface ListProps {
  readonly files: readonly string[]
  readonly change: (files: readonly string[]) => void
}

function FileList({ files, change }: ListProps) {
  return (
    <div className="stack-files">
      <ol aria-label="Files of the stack, lowest first">
        {files.map((path, i) => (
          <li key={path} className="stack-file">
            <span className="soft stack-place">{i + 1}</span>
            <span className="mono stack-path">{path}</span>
            <FileButton
              name={`Move ${path} before the one above`}
              icon="up"
              isOff={i === 0}
              run={() => change(moved(files, i, -1))}
            />
            <FileButton
              name={`Move ${path} after the one below`}
              icon="down"
              isOff={i === files.length - 1}
              run={() => change(moved(files, i, 1))}
            />
            <FileButton name={`Take ${path} out`} icon="close" run={() => change(files.filter((_, at) => at !== i))} />
          </li>
        ))}
      </ol>
      <AddFile files={files} add={(path) => change([...files, path])} />
    </div>
  )
}

function moved(files: readonly string[], from: number, by: 1 | -1): readonly string[] {
  const others = files.filter((_, i) => i !== from)
  return [...others.slice(0, from + by), ...files.slice(from, from + 1), ...others.slice(from + by)]
}

interface ButtonProps {
  readonly name: string
  readonly icon: 'up' | 'down' | 'close'
  readonly isOff?: boolean
  readonly run: () => void
}

function FileButton({ name, icon, isOff = false, run }: ButtonProps) {
  return (
    <button
      type="button"
      className="button is-quiet is-icon is-small"
      aria-label={name}
      title={name}
      disabled={isOff}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  )
}

/** A whole path adds its file at once, whether picked from the list or typed. */
function AddFile({ files, add }: { readonly files: readonly string[]; readonly add: (path: string) => void }) {
  const all = useDerived(({ options }, session) => [...session.files.keys()].filter(options.isConfig))
  const [typed, setTyped] = useState('')
  const list = useId()
  const left = all.filter((path) => !files.includes(path))
  const found = left.find((path) => path.toLowerCase().includes(typed.trim().toLowerCase()))
  const take = (path: string): void => {
    add(path)
    setTyped('')
  }
  return (
    <>
      <input
        className="control mono stack-add"
        aria-label="Add a file"
        placeholder="Add a file: type a part of its path"
        list={list}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          if (left.includes(event.target.value)) take(event.target.value)
          else setTyped(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return
          event.preventDefault()
          if (found !== undefined) take(found)
        }}
      />
      <datalist id={list}>
        {left.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
    </>
  )
}
