import { useContext, useState } from 'react'
import { nodeAt } from '../../../core/config-node.ts'
import { segmentText } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { useForm } from '../form-context.ts'
import { RenameContext } from '../rename-context.ts'
import { useRowEdit } from '../use-row-edit.ts'

/** The key of a map's row. Where the layer sets it, it can be renamed: on Enter or on leaving, never onto another key. */
export function KeyLabel({ path }: { readonly path: Path }) {
  const key = segmentText(path.at(-1) ?? '')
  const [renamed, setRenamed] = useState(key)
  // The rows are told their new paths a moment after the layer has them.
  const isOwn = useForm(({ own }) => (nodeAt(own, path) ?? nodeAt(own, [...path.slice(0, -1), renamed])) !== undefined)
  const taken = useForm(({ own, seen }) => keysBeside([own, seen.composition.config], path))
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const edit = useRowEdit(path)
  const onRename = useContext(RenameContext)
  if (!isOwn) return <span className="form-title mono">{key}</span>
  const finish = (): void => {
    const to = draft?.trim()
    if (to === undefined || to === key) setDraft(undefined)
    else if (to === '') setProblem('A key needs a name')
    else if (taken.includes(to)) setProblem(`${to} is there already`)
    else if (edit.commit([{ kind: 'rename', path, to }])) {
      onRename(String(path.at(-1)), to)
      setRenamed(to)
      setDraft(undefined)
    }
  }
  const message = problem ?? edit.refusal
  return (
    <span className="form-key">
      <input
        className="form-input is-key"
        aria-label={`Key ${key}`}
        aria-invalid={message !== undefined || undefined}
        title={message}
        value={draft ?? key}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setDraft(event.target.value)
          setProblem(undefined)
        }}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Tab') finish()
          if (event.key !== 'Escape' || draft === undefined) return
          event.stopPropagation()
          setDraft(undefined)
          setProblem(undefined)
          edit.refuse(undefined)
        }}
      />
      {message !== undefined && (
        <span className="form-key-problem" role="alert">
          {message}
        </span>
      )}
    </span>
  )
}

function keysBeside(roots: readonly Parameters<typeof nodeAt>[0][], path: Path): readonly string[] {
  const keys = roots.flatMap((root) => {
    const map = nodeAt(root, path.slice(0, -1))
    return map?.kind === 'map' ? [...map.entries.keys()] : []
  })
  return [...new Set(keys)]
}
