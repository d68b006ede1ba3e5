import { useRef } from 'react'
import { isLeaf, leavesOf, nodeAt } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Field } from '../../systems/field.ts'
import { Icon } from '../look/Icon.tsx'
import { scalar } from './draft-value.ts'
import { useForm } from './form-context.ts'
import { OriginChip } from './OriginChip.tsx'
import { RowMessages } from './RowMessages.tsx'
import { rowView } from './row-view.ts'
import { useFocusWanted } from './use-focus-wanted.ts'
import { useRowEdit } from './use-row-edit.ts'

/** The heading of a map inside a section: its name, how much of it is set here, and the way to take it back or make it null. */
export function MapHead({ path, field }: { readonly path: Path; readonly field: Field }) {
  const root = useRef<HTMLDivElement>(null)
  useFocusWanted(path, root, true)
  const edit = useRowEdit(path)
  const { count, isValue, isNull } = useForm(({ own, seen }) => {
    const here = nodeAt(own, path)
    const merged = nodeAt(seen.composition.config, path)
    return {
      count: here?.kind === 'map' ? leavesOf(here).length : 0,
      isValue: (here !== undefined && isLeaf(here)) || (merged !== undefined && merged.kind !== 'map'),
      isNull: here?.kind === 'scalar' && here.value.kind === 'null',
    }
  })
  const view = useForm((form) => (isValue ? rowView(form, path) : undefined))
  return (
    <div ref={root} className="form-map-head" tabIndex={-1} data-layer={view?.targetColor}>
      <h4 className="form-map-title" title={field.help}>
        {field.title} <span className="form-map-path mono">{formatPath(path)}</span>
      </h4>
      {count > 0 && <span className="form-count">{count} set here</span>}
      {view && (
        <>
          <span className="form-map-value mono">{view.own ?? view.beneath}</span>
          <OriginChip path={path} view={view} title={field.title} />
        </>
      )}
      <span className="form-space" />
      {field.nullable && !isNull && (
        <button
          type="button"
          className="button is-quiet is-small"
          onClick={() => edit.commit([{ kind: 'set', path, value: scalar({ kind: 'null' }).node }])}
        >
          Set null
        </button>
      )}
      {(count > 0 || (view && view.own !== undefined)) && (
        <button
          type="button"
          className="form-reset"
          aria-label={`Reset all of ${field.title}`}
          title={`Take all of ${formatPath(path)} out of this layer`}
          onClick={() => edit.commit([{ kind: 'unset', path }])}
        >
          <Icon name="reset" />
        </button>
      )}
      <RowMessages path={path} refusal={edit.refusal} isExact />
    </div>
  )
}
