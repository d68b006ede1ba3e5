import { cloneElement, useState } from 'react'
import type { ReactElement } from 'react'
import type { Path } from '../../../core/path.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { childSchema } from '../../../systems/schema/walk.ts'
import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import { levelOf } from './block-level.ts'
import { chunksOf, ROW_HEIGHT, rowCount } from '../chunk-rows.ts'
import { ExtraRows } from '../row/ExtraRows.tsx'
import { InactiveBlocks } from './InactiveBlocks.tsx'
import { LazyChunk } from '../LazyChunk.tsx'
import { RenameContext } from '../rename-context.ts'
import type { ObjectInput } from '../rjsf-path.ts'
import { groupsOf } from '../row/row-groups.ts'
import { useFoldableKeys } from './use-foldable-keys.ts'
import { useIsFiltered, useShownKeys } from '../use-shown-keys.ts'
import { useStableIds } from '../use-stable-ids.ts'

interface Props extends Pick<ObjectInput, 'properties' | 'fieldPathId' | 'registry'> {
  readonly path: Path
  readonly schema: JsonSchema
  /** The key that the head shows. */
  readonly without?: string | undefined
}

/** What is in a map: its rows by group, then keys that no schema names, then blocks that are not in use. */
export function BlockBody({ path, schema, without, properties, fieldPathId, registry }: Props) {
  const { section } = registry.formContext
  const elements = new Map(properties.filter(({ name }) => name !== without).map(({ name, content }) => [name, content]))
  const shown = useShownKeys(path, [...elements.keys()])
  const isFiltered = useIsFiltered()
  const foldable = useFoldableKeys(path, shown)
  const [isUnfolded, setUnfolded] = useState(false)
  const { idsOf, onRename } = useStableIds()
  const ids = idsOf([...elements.keys()])
  const isTop = path.length === section.base.length
  const folded = isFiltered || isUnfolded ? [] : foldable
  const groups = groupsOf(
    schema,
    shown.filter((key) => !folded.includes(key)),
  )
  return (
    <RenameContext value={onRename}>
      {groups.map(({ id, title, keys }) => (
        <div key={id} role="group" aria-label={title === '' ? undefined : title} className="form-group">
          {title !== '' && groups.length > 1 && <h4 className="form-group-title">{title}</h4>}
          <Rows path={path} schema={schema} keys={keys} elements={elements} ids={ids} level={levelOf(section, path)} />
        </div>
      ))}
      {foldable.length > 0 && !isFiltered && (
        <button
          type="button"
          className="button is-quiet is-small form-more"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <Icon name={isUnfolded ? 'up' : 'down'} />
          {isUnfolded ? 'Hide' : 'Show'} {count(foldable.length, 'key')} that nothing sets
        </button>
      )}
      {(!isTop || section.isWhole) && (
        <>
          <ExtraRows path={path} schema={schema} idsOf={idsOf} fieldPathId={fieldPathId} registry={registry} />
          <InactiveBlocks path={path} fieldPathId={fieldPathId} registry={registry} />
        </>
      )}
    </RenameContext>
  )
}

interface RowsProps {
  readonly path: Path
  readonly schema: JsonSchema
  readonly keys: readonly string[]
  readonly elements: ReadonlyMap<string, ReactElement>
  readonly ids: ReadonlyMap<string, string>
  readonly level: number
}

function Rows({ path, schema, keys, elements, ids, level }: RowsProps) {
  const rowsIn = (key: string): number => rowCount(childSchema(schema, key) ?? {}, level + 1)
  return chunksOf(keys, rowsIn).map((chunk, i) => (
    <LazyChunk
      // By number: a row that comes before the others must not take the focus from them.
      // oxlint-disable-next-line react/no-array-index-key
      key={i}
      paths={chunk.map((key) => [...path, key])}
      height={chunk.reduce((sum, key) => sum + rowsIn(key), 0) * ROW_HEIGHT}
    >
      {chunk.map((key) => {
        const element = elements.get(key)
        return (
          <div key={ids.get(key)} className="form-slot">
            {element && cloneElement(element, { key: 'row' })}
          </div>
        )
      })}
    </LazyChunk>
  ))
}
