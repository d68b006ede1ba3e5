import { useState } from 'react'
import type { ReactElement } from 'react'
import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { JsonSchema } from '../../systems/json-schema.ts'
import { childSchema } from '../../systems/walk.ts'
import { Icon } from '../look/Icon.tsx'
import { count } from '../shell/names.ts'
import { isBlock, levelOf } from './block-level.ts'
import { chunksOf, ROW_HEIGHT, rowCount } from './chunk-rows.ts'
import { ExtraRows } from './ExtraRows.tsx'
import { InactiveBlocks } from './InactiveBlocks.tsx'
import { LazyChunk } from './LazyChunk.tsx'
import type { ObjectInput } from './rjsf-path.ts'
import { useFoldableKeys } from './use-foldable-keys.ts'
import { useIsFiltered, useShownKeys } from './use-shown-keys.ts'

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
  const isTop = path.length === section.base.length
  const folded = isFiltered || isUnfolded ? [] : foldable
  const groups = groupsOf(
    schema,
    shown.filter((key) => !folded.includes(key)),
  )
  return (
    <>
      {groups.map(({ id, title, keys }) => (
        <div key={id} role="group" aria-label={title === '' ? undefined : title} className="form-group">
          {title !== '' && groups.length > 1 && <h4 className="form-group-title">{title}</h4>}
          <Rows path={path} schema={schema} keys={keys} elements={elements} level={levelOf(section, path)} />
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
          <ExtraRows path={path} schema={schema} fieldPathId={fieldPathId} registry={registry} />
          <InactiveBlocks path={path} fieldPathId={fieldPathId} registry={registry} />
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
  readonly level: number
}

function Rows({ path, schema, keys, elements, level }: RowsProps) {
  const rowsIn = (key: string): number => rowCount(childSchema(schema, key) ?? {}, level + 1)
  return chunksOf(keys, rowsIn).map((chunk, i) => (
    <LazyChunk
      // By number: a row that comes before the others must not take the focus from them.
      // oxlint-disable-next-line react/no-array-index-key
      key={i}
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
  readonly id: string
  readonly title: string
  readonly keys: readonly string[]
}

/**
 * The keys by their schema's group, in the order in which groups first appear; maps stand after the rows of their group, and those
 * that are of no group after all groups.
 */
function groupsOf(schema: JsonSchema, keys: readonly string[]): readonly RowGroup[] {
  const groups = new Map<string, string[]>()
  const last: string[] = []
  for (const key of keys) {
    const child = childSchema(schema, key)
    const title = child?.group ?? ''
    const group = child && isBlock(child) && title === '' ? last : (groups.get(title) ?? [])
    group.push(key)
    if (group !== last) groups.set(title, group)
  }
  const order = (key: string): number => (isBlock(childSchema(schema, key) ?? {}) ? 1 : 0)
  const titled = Array.from(groups, ([title, own]) => ({
    id: `rows ${title}`,
    title,
    keys: own.toSorted((a, b) => order(a) - order(b)),
  }))
  return last.length === 0 ? titled : [...titled, { id: 'blocks', title: '', keys: last }]
}
