import { nodeAt } from '../../core/config-node.ts'
import { formatPath, toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { count } from '../shell/names.ts'
import { useForm, useFormScope, useFormState } from './form-context.ts'
import { removalLabel } from './restore-blocks.ts'
import { useRowEdit } from './use-row-edit.ts'
import { targetName } from './form-target.ts'
import { carryOver, chosenName } from './variant.ts'

/** After a choice of variant: what is no longer used, and what can be done with it. Nothing is lost, so choosing back restores it (E8). */
export function VariantBar({ path }: { readonly path: Path }) {
  const { state } = useFormScope()
  const row = toPointer(path)
  const blocks = useFormState(({ switched }) => (switched?.row === row ? switched.blocks : NONE))
  const chosen = useForm((form) => (blocks.length > 0 ? chosenName(form, path.slice(0, -1)) : undefined))
  if (blocks.length === 0) return null
  return (
    <div className="form-variant" role="status">
      <span>
        {chosen ?? 'This choice'} does not use {blocks.map(formatPath).join(', ')}. The values stay, and come back when you choose
        back.
      </span>
      {blocks.map((block) => (
        <VariantActions key={toPointer(block)} path={block} />
      ))}
      <button type="button" className="button is-quiet is-small" onClick={() => state.setState({ switched: undefined })}>
        Dismiss
      </button>
    </div>
  )
}

const NONE: readonly Path[] = []

/** What can be done with a block that is not in use: carry its values over to the block that is, or take it out of this layer. */
export function VariantActions({ path }: { readonly path: Path }) {
  const edit = useRowEdit(path)
  const from = formatPath(path)
  const { to, edits, isHere, layer } = useForm((form) => {
    const carried = carryOver(form, path)
    return {
      to: carried ? formatPath(carried.to) : '',
      // The edits are texts here, so that the button renders again only when they change.
      edits: (carried?.edits ?? []).map((one) => formatPath(one.path)).join('\n'),
      isHere: nodeAt(form.own, path) !== undefined,
      layer: targetName(form.path),
    }
  })
  const copied = edits === '' ? 0 : edits.split('\n').length
  const form = useForm((model) => model)
  return (
    <>
      {copied > 0 && (
        <button
          type="button"
          className="button is-small"
          title={edits}
          onClick={() => edit.commit(carryOver(form, path)?.edits ?? [], { label: `Copy ${from} to ${to}` })}
        >
          Copy {count(copied, 'shared value')} to {to}
        </button>
      )}
      {isHere && (
        <button
          type="button"
          className="button is-small"
          onClick={() => edit.commit([{ kind: 'unset', path }], { label: removalLabel(path) })}
        >
          Remove {from} from {layer}
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
