import { nodeAt } from '../../../core/config-node.ts'
import { formatPath, toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { count } from '../../shell/names.ts'
import { useForm, useFormScope, useFormState } from '../form-context.ts'
import { targetName } from '../form-target.ts'
import { removalLabel } from './restore-blocks.ts'
import { ownKeys, staleFacts } from './stale-facts.ts'
import { useRowEdit } from '../use-row-edit.ts'
import { carryOver, chosenName } from '../variant.ts'

/** After a choice of variant: what is no longer used, and what can be done with it. Nothing is lost, so choosing back restores it (E8). */
export function VariantBar({ path }: { readonly path: Path }) {
  const { state } = useFormScope()
  const row = toPointer(path)
  const keys = useFormState(({ switched }) => (switched?.row === row ? switched.keys : NONE))
  return keys.length > 0 ? <Bar path={path} keys={keys} dismiss={() => state.setState({ switched: undefined })} /> : null
}

const NONE: readonly Path[] = []

interface BarProps {
  readonly path: Path
  readonly keys: readonly Path[]
  readonly dismiss: () => void
}

function Bar({ path, keys, dismiss }: BarProps) {
  const parent = path.slice(0, -1)
  const chosen = useForm((form) => chosenName(form, parent))
  const { names, elsewhere } = useForm((form) => staleFacts(form, parent, keys))
  const isThere = useForm(({ own, seen }) => keys.some((key) => nodeAt(own, key) ?? nodeAt(seen.composition.config, key)))
  if (!isThere) return null
  return (
    <div className="form-variant" role="status">
      <span>
        {chosen ?? 'This choice'} does not use {names}. The values stay, and come back when you choose back.
        {elsewhere !== '' && ` ${elsewhere}.`}
      </span>
      <VariantActions keys={keys} />
      <button type="button" className="button is-quiet is-small" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  )
}

/** What can be done with keys that are not in use: carry a block's values over to the block that is, or take them out of this layer. */
export function VariantActions({ keys }: { readonly keys: readonly Path[] }) {
  const [first = NOWHERE] = keys
  const edit = useRowEdit(first)
  const form = useForm((model) => model)
  const layer = targetName(form.path)
  const own = ownKeys(form, keys)
  return (
    <>
      {keys.map((key) => (
        <CopyButton key={toPointer(key)} path={key} />
      ))}
      {own.length > 0 && (
        <button
          type="button"
          className="button is-small"
          title={own.map(formatPath).join('\n')}
          onClick={() =>
            edit.commit(
              own.map((key) => ({ kind: 'unset', path: key })),
              { label: removalLabel(own) },
            )
          }
        >
          Remove {own.length === 1 ? formatPath(own[0] ?? NOWHERE) : count(own.length, 'key')} from {layer}
        </button>
      )}
      {edit.refusal !== undefined && (
        <span className="form-key-problem" role="alert">
          {edit.refusal}
        </span>
      )}
    </>
  )
}

const NOWHERE: Path = []

function CopyButton({ path }: { readonly path: Path }) {
  const edit = useRowEdit(path)
  const form = useForm((model) => model)
  const carried = carryOver(form, path)
  if (!carried || carried.edits.length === 0) return null
  const to = formatPath(carried.to)
  return (
    <button
      type="button"
      className="button is-small"
      title={carried.edits.map((one) => formatPath(one.path)).join('\n')}
      onClick={() => edit.commit(carried.edits, { label: `Copy ${formatPath(path)} to ${to}` })}
    >
      Copy {count(carried.edits.length, 'shared value')} to {to}
    </button>
  )
}
