import { isLeaf, nodeAt } from '../../../core/config-node.ts'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { useForm } from '../form-context.ts'
import { OriginChip } from '../row/OriginChip.tsx'
import { rowView } from '../row/row-view.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  readonly className: string | undefined
  readonly tag: string | undefined
}

/** Where what is set stands: the origin of the tag, or of a value in the place of the map, else the class that reads it or the key path. */
export function BlockPlace({ path, field, className, tag }: Props) {
  const isValue = useForm(({ own, seen }) => {
    const [here, merged] = [nodeAt(own, path), nodeAt(seen.composition.config, path)]
    return (here !== undefined && isLeaf(here)) || (merged !== undefined && merged.kind !== 'map')
  })
  const shown = isValue || tag === undefined ? path : [...path, tag]
  const view = useForm((form) => (isValue || tag !== undefined ? rowView(form, shown) : undefined))
  const where = formatPath(path)
  if (!view)
    return (
      <span className="form-block-path mono" title={where}>
        {className ?? where}
      </span>
    )
  return (
    <span className="form-block-place">
      {isValue && <span className="form-map-value mono">{view.own ?? view.beneath}</span>}
      <OriginChip path={shown} view={view} title={field.title} isPassedBy />
    </span>
  )
}
