import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { expansionOf } from '../../../systems/judge/named-value.ts'
import type { Expansion } from '../../../systems/judge/named-value.ts'
import { toPlain } from '../../../systems/schema/plain.ts'
import { summarize } from '../../../systems/schema/value-summary.ts'
import { useForm } from '../form-context.ts'
import { rowFacts } from '../row/row-facts.ts'
import { shortValue } from '../value-text.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  /** Whether a kind is picked that nothing is written of yet. */
  readonly isPicked: boolean
  readonly cancel: () => void
  readonly expand: (expansion: Expansion) => void
}

/** Beneath the control: what a name stands for, or what holds while a value of another kind is not whole yet. */
export function KindNote({ path, field, isPicked, cancel, expand }: Props) {
  const { text, name, isHere } = useForm((form) => {
    const { own, winner } = rowFacts(form, path)
    const node = own ?? winner
    return {
      text: node && (node.kind === 'map' ? summarize(toPlain(node)) : shortValue(node)),
      name: node?.kind === 'scalar' ? toPlain(node) : undefined,
      isHere: own !== undefined,
    }
  })
  const expansion = expansionOf(field, name)
  if (isPicked) return <NotWritten text={text} cancel={cancel} />
  if (!expansion) return null
  return (
    <p className="form-kind-note">
      <span>
        <span className="mono">{expansion.name}</span> → {expansion.text}
      </span>
      <button
        type="button"
        className="button is-quiet is-small"
        title={`Put what ${expansion.name} stands for in its place${isHere ? '' : ', in this layer'}`}
        onClick={() => expand(expansion)}
      >
        {isHere ? 'Write it out' : 'Write it out here'}
      </button>
    </p>
  )
}

function NotWritten({ text, cancel }: { readonly text: string | undefined; readonly cancel: () => void }) {
  return (
    <p className="form-kind-note" role="status">
      <span>Not written yet{text !== undefined && <>: {<span className="mono">{text}</span>} holds until this is whole</>}.</span>
      <button type="button" className="button is-quiet is-small" onClick={cancel}>
        {text === undefined ? 'Cancel' : 'Keep it'}
      </button>
    </p>
  )
}
