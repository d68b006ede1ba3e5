import type { KeyboardEvent } from 'react'
import type { Path } from '../../../core/path.ts'
import { nodeAt } from '../../../core/config-node.ts'
import { toPlain } from '../../../systems/schema/plain.ts'
import { summarize } from '../../../systems/schema/value-summary.ts'
import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import { useForm } from '../form-context.ts'
import { onFoldKey } from '../block/on-fold-key.ts'
import type { Fold } from '../block/on-fold-key.ts'

/** The label of a value that has rows of its own: it opens and closes them. */
export function KindFold({ title, ...fold }: Fold & { readonly title: string }) {
  return (
    <button
      type="button"
      className="form-fold form-kind-fold"
      aria-expanded={fold.isOpen}
      onClick={() => fold.setOpen(!fold.isOpen)}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => onFoldKey(event, fold)}
    >
      <Icon name={fold.isOpen ? 'down' : 'right'} />
      <span className="form-title">{title}</span>
    </button>
  )
}

/** One line about a value whose rows are closed. */
export function KindSummary({ path }: { readonly path: Path }) {
  const text = useForm(({ own, seen }) => {
    const node = nodeAt(seen.composition.config, path) ?? nodeAt(own, path)
    return node?.kind === 'list' ? count(node.items.length, 'item') : node ? summarize(toPlain(node)) : ''
  })
  return <p className="form-kind-note form-kind-summary">{text}</p>
}
