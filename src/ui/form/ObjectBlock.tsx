import { useState } from 'react'
import type { ReactElement } from 'react'
import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { fieldAt } from '../../systems/field.ts'
import type { JsonSchema } from '../../systems/json-schema.ts'
import { childSchema } from '../../systems/walk.ts'
import { Icon } from '../look/Icon.tsx'
import { count } from '../shell/names.ts'
import { chunksOf, ROW_HEIGHT, rowCount } from './chunk-rows.ts'
import { ExtraRows } from './ExtraRows.tsx'
import { InactiveBlocks } from './InactiveBlocks.tsx'
import { LazyChunk } from './LazyChunk.tsx'
import { MapHead } from './MapHead.tsx'
import { configPath, schemaOf } from './rjsf-path.ts'
import type { ObjectInput } from './rjsf-path.ts'
import { useFoldableKeys } from './use-foldable-keys.ts'
import { useIsFiltered, useShownKeys } from './use-shown-keys.ts'

/** rjsf's template for a map: its rows by group, then keys that no schema names, then blocks that are not in use. */
export function ObjectBlock(props: ObjectInput) {
  const { section } = props.registry.formContext
  const path = configPath({ fieldPathId: props.fieldPathId, section })
  const schema = schemaOf(props)
  const elements = new Map(props.properties.map(({ name, content }) => [name, content]))
  const shown = useShownKeys(path, [...elements.keys()])
  const field = fieldAt(section.narrowed, path.slice(section.base.length), section.base) ?? fieldAt(schema, [], path)
  const isFiltered = useIsFiltered()
  const foldable = useFoldableKeys(path, shown)
  const [isUnfolded, setUnfolded] = useState(false)
  const isTop = path.length === section.base.length
  // The row that picks the kind of value is the head of what it picks.
  const hasHead = !isTop && typeof path.at(-1) === 'string' && field !== undefined && !field.kinds
  const folded = isFiltered || isUnfolded ? [] : foldable
  const groups = groupsOf(
    schema,
    shown.filter((key) => !folded.includes(key)),
  )
  return (
    <>
      {hasHead && <MapHead path={path} field={field} />}
      {groups.map(({ title, keys }) => (
        <div key={title} role="group" aria-label={title === '' ? undefined : title} className="form-group">
          {title !== '' && groups.length > 1 && <h4 className="form-group-title">{title}</h4>}
          <Rows path={path} schema={schema} keys={keys} elements={elements} />
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
          <ExtraRows path={path} schema={schema} fieldPathId={props.fieldPathId} registry={props.registry} />
          <InactiveBlocks path={path} fieldPathId={props.fieldPathId} registry={props.registry} />
        </>
      )}
    </>
  )
}

interface RowsProps {
  readonly path: Path
  readonly schema: JsonSchema
  readonly keys: readonly string[]
  readonly elements: ReadonlyMap<string, ReactElement>
}

function Rows({ path, schema, keys, elements }: RowsProps) {
  const rowsIn = (key: string): number => rowCount(childSchema(schema, key) ?? {})
  return chunksOf(keys, rowsIn).map((chunk) => (
    <LazyChunk
      key={chunk[0]}
      paths={chunk.map((key) => [...path, key])}
      height={chunk.reduce((sum, key) => sum + rowsIn(key), 0) * ROW_HEIGHT}
    >
      {chunk.map((key) => (
        <div key={toPointer([key])} className="form-slot">
          {elements.get(key)}
        </div>
      ))}
    </LazyChunk>
  ))
}

interface RowGroup {
  readonly title: string
  readonly keys: readonly string[]
}

/** The keys by their schema's group, in the order in which groups first appear; maps stand after the rows of their group. */
function groupsOf(schema: JsonSchema, keys: readonly string[]): readonly RowGroup[] {
  const groups = new Map<string, string[]>()
  for (const key of keys) {
    const title = childSchema(schema, key)?.group ?? ''
    const group = groups.get(title)
    if (group) group.push(key)
    else groups.set(title, [key])
  }
  const isBlock = (key: string): number => (childSchema(schema, key)?.properties ? 1 : 0)
  return Array.from(groups, ([title, own]) => ({ title, keys: own.toSorted((a, b) => isBlock(a) - isBlock(b)) }))
}
