import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { formatPath } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import { FilterInput } from '../look/FilterInput.tsx'
import type { MigrationRow } from '../../workspace/migrate/migration.ts'

const ROW = 28

const KINDS = ['moved', 'renamed', 'defaulted', 'unknown', 'noted'] as const

const WORDS: Readonly<Record<MigrationRow['kind'], string>> = {
  moved: 'moved',
  renamed: 'renamed',
  defaulted: 'left to a default',
  unknown: 'not understood',
  noted: 'noted',
}

/** Every key that moves, is renamed, is left to a default or is not understood: counted, filtered, and listed where it stood and stands. */
export function MigrationReport({ rows }: { readonly rows: readonly MigrationRow[] }) {
  const [filter, setFilter] = useState('')
  const [kinds, setKinds] = useState<ReadonlySet<MigrationRow['kind']>>(new Set())
  const texts = useMemo(() => rows.map(textOf), [rows])
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const isShown = (row: MigrationRow, i: number): boolean =>
    (kinds.size === 0 || kinds.has(row.kind)) && words.every((word) => texts[i]?.includes(word))
  const shown = rows.filter(isShown)
  const toggle = (kind: MigrationRow['kind']): void => {
    const next = new Set(kinds)
    if (!next.delete(kind)) next.add(kind)
    setKinds(next)
  }
  if (rows.length === 0) return null
  return (
    <section className="migrate-report" aria-label="Report">
      <div className="migrate-report-bar">
        <FilterInput name="Filter the report" title="Words of keys, values, files or notes" filter={filter} change={setFilter} />
        {KINDS.map((kind) => {
          const number = rows.filter((row) => row.kind === kind).length
          return (
            number > 0 && (
              <button key={kind} type="button" className="chip" aria-pressed={kinds.has(kind)} onClick={() => toggle(kind)}>
                {number.toLocaleString('en')} {WORDS[kind]}
              </button>
            )
          )
        })}
        <span className="soft migrate-count">
          {shown.length < rows.length ? `${shown.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')}` : ''}
        </span>
      </div>
      {shown.length === 0 ? <p className="empty">Nothing in the report has these words.</p> : <Rows rows={shown} />}
    </section>
  )
}

function Rows({ rows }: { readonly rows: readonly MigrationRow[] }) {
  const scroll = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard scrolls it
    <div ref={scroll} className="migrate-rows" role="group" aria-label="Rows of the report" tabIndex={0}>
      <ul style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return row && <Row key={index} row={row} top={start} />
        })}
      </ul>
    </div>
  )
}

function Row({ row, top }: { readonly row: MigrationRow; readonly top: number }) {
  const { kind, path, value, note } = row
  const where = placesOf(row)
  return (
    <li
      className={`migrate-row is-${kind}`}
      style={{ transform: `translateY(${top}px)` }}
      title={[formatPath(path), value, note, where].filter(Boolean).join('\n')}
    >
      <span className="soft">{WORDS[kind]}</span>
      <span className="mono migrate-key">
        {path.length > 0 ? formatPath(path) : ''}
        {value !== '' && (
          <span className="soft">
            {path.length > 0 ? ': ' : ''}
            {value}
          </span>
        )}
      </span>
      <span className="migrate-where">
        {note !== '' && <span>{note} </span>}
        <span className="mono soft">{where}</span>
      </span>
    </li>
  )
}

function placesOf({ from, to }: MigrationRow): string {
  return [from, to].flatMap((origin) => (origin ? [formatOrigin(origin)] : [])).join(' → ')
}

function textOf(row: MigrationRow): string {
  return [WORDS[row.kind], formatPath(row.path), row.value, row.note, placesOf(row)].join(' ').toLowerCase()
}
