import { toFieldPathId } from '@rjsf/utils'
import { useState } from 'react'
import { leavesOf, nodeAt } from '../../../core/config-node.ts'
import { formatPath, toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { keyText } from '../../../core/value.ts'
import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import { SchemaRows } from '../row/SchemaRows.tsx'
import { useForm } from '../form-context.ts'
import { titledSchema } from '../../../systems/schema/free-key.ts'
import type { ObjectInput } from '../rjsf-path.ts'
import { useIsWanted } from '../use-focus-wanted.ts'
import { useIsFiltered, useShownKeys } from '../use-shown-keys.ts'
import { inactiveKeys, chosenName, inactiveSchema } from '../variant.ts'
import { VariantActions } from './VariantBar.tsx'

interface Props extends Pick<ObjectInput, 'fieldPathId' | 'registry'> {
  readonly path: Path
}

/** Blocks that the chosen variant does not use, folded away with their values kept (V7). */
export function InactiveBlocks({ path, fieldPathId, registry }: Props) {
  const keys = useForm((form) => inactiveKeys(form, path))
  const shown = useShownKeys(path, keys)
  return shown.map((key) => <InactiveBlock key={key} path={[...path, key]} fieldPathId={fieldPathId} registry={registry} />)
}

function InactiveBlock({ path, fieldPathId, registry }: Props) {
  const key = String(path.at(-1))
  const [isOpen, setOpen] = useState(false)
  const isWanted = useIsWanted(path)
  const isFiltered = useIsFiltered()
  const schema = useForm((form) => inactiveSchema(form, path))
  const facts = useForm((form) => {
    const own = nodeAt(form.own, path)
    const merged = nodeAt(form.seen.composition.config, path)
    return {
      user: chosenName(form, path.slice(0, -1)),
      here: own ? leavesOf(own).length : 0,
      all: merged ? leavesOf(merged).length : 0,
    }
  })
  const isShown = isOpen || isFiltered || isWanted
  const name = formatPath(path)
  return (
    <div className="form-inactive">
      <div className="form-inactive-head">
        <button type="button" className="form-fold" aria-expanded={isShown} onClick={() => setOpen(!isShown)}>
          <Icon name={isShown ? 'down' : 'right'} />
          <span className="mono">{name}</span>
          <span className="soft">
            not used by {facts.user ?? 'this choice'} · {count(facts.all, 'value')} kept
            {facts.here > 0 && `, ${facts.here} set here`}
          </span>
        </button>
        {isShown && <VariantActions keys={[path]} />}
      </div>
      {isShown && schema && (
        <div className="form-inactive-rows" key={toPointer(path)}>
          <SchemaRows
            name={key}
            schema={titledSchema(schema, { title: schema.title ?? keyText(key) })}
            fieldPathId={toFieldPathId(key, registry.globalFormOptions, fieldPathId.path)}
            registry={registry}
          />
        </div>
      )}
    </div>
  )
}
