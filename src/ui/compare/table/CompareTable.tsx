import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import type { TableRow } from '../../../core/diff/compare-many.ts'
import { layersBySource } from '../../../core/compose/inspect.ts'
import { isLogScale } from '../../../systems/judge/scale-of.ts'
import { compareOptionsOf } from '../../../workspace/compare/compare-options.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { layerColor } from '../../look/layer-color.ts'
import { useDerived, useSession } from '../../session-context.tsx'
import { copyAndSay } from '../changes/change-actions.ts'
import { parseChangeFilter, shownBy } from '../changes/change-filter.ts'
import { useCompareState } from '../compare-state.ts'
import { fullText } from './table-cell.ts'
import { tableOfSides } from './table-columns.ts'
import type { ColumnTable } from './table-columns.ts'
import { filterRows } from './table-filter.ts'
import { moveCell } from './table-keys.ts'
import type { CellPlace } from './table-keys.ts'
import { TableBar } from './TableBar.tsx'
import { TableHead } from './TableHead.tsx'
import { TableLine } from './TableLine.tsx'
import type { TableGround } from './TableLine.tsx'
import { useSides } from '../use-comparison.ts'
import { useIgnoring } from '../use-ignoring.ts'
import { useOpenOrigin } from '../use-open-origin.ts'
import { useStepKeys } from '../changes/use-step-keys.ts'
import './compare-table.css'

const ROW = 40
const HEAD = 44

/** Every side beside the first: one row for each key that some side has otherwise. */
export function CompareTable() {
  const sides = useSides()
  const [isConflictsFirst, setConflictsFirst] = useState(false)
  const isThreeWay = useCompareState((state) => state.isThreeWay) && sides.length === 3
  const options = useSession(compareOptionsOf)
  const table = tableOfSides(sides, { isThreeWay, options })
  const rows = useShownRows(table, sides, isThreeWay && isConflictsFirst)
  if (sides.length < 2)
    return <p className="empty">Pick two or more sides to compare. The first is the baseline that the others are held against.</p>
  return (
    <section className="table-pane" aria-label="Table of differences">
      <TableBar {...{ sides, table, rows, isThreeWay, isConflictsFirst, setConflictsFirst }} />
      {rows.length === 0 ? <NothingDiffers table={table} /> : <Grid {...{ sides, table, rows }} />}
    </section>
  )
}

function useShownRows(table: ColumnTable, sides: readonly Side[], isConflictsFirst: boolean): readonly TableRow[] {
  const { rows, ignored, verdicts } = table
  const filter = useCompareState((state) => state.filter)
  const shows = useCompareState((state) => state.shows)
  return useMemo(() => {
    const query = parseChangeFilter(filter)
    const shown = filterRows(shownBy(query, shows) === 'ignored' ? ignored : rows, sides, query)
    if (!isConflictsFirst) return shown
    const isConflict = ({ id }: TableRow): boolean => verdicts?.get(id) === 'conflict'
    return [...shown.filter(isConflict), ...shown.filter((row) => !isConflict(row))]
  }, [rows, ignored, verdicts, sides, filter, shows, isConflictsFirst])
}

function NothingDiffers({ table }: { readonly table: ColumnTable }) {
  return (
    <p className="empty">
      {table.rows.length === 0
        ? 'No key differs from the baseline. Add another column, or pick other sides.'
        : 'No row matches the filter. Clear it to see all of them.'}
    </p>
  )
}

interface GridProps {
  readonly sides: readonly Side[]
  readonly table: ColumnTable
  readonly rows: readonly TableRow[]
}

/** Arrows move from cell to cell, Enter leads to the line that wrote the cell's value, Ctrl+C copies it, i ignores the row. */
function Grid({ sides, table, rows }: GridProps) {
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0 })
  const scroller = useRef<HTMLDivElement>(null)
  const openOrigin = useOpenOrigin()
  const ground = useTableGround(sides, table)
  const ignoring = useIgnoring(ground.counted)
  const virtual = useVirtualizer({
    count: rows.length,
    estimateSize: () => ROW,
    overscan: 12,
    getScrollElement: () => scroller.current,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  const active: CellPlace = { row: Math.min(place.row, rows.length - 1), column: Math.min(place.column, sides.length) }
  const go = (to: CellPlace): void => {
    setPlace(to)
    virtual.scrollToIndex(to.row, { align: 'auto' })
    showColumn(scroller.current, to.column)
  }
  // Every row is a change; around the end it goes on at the start.
  useStepKeys((by) => go({ ...active, row: (active.row + by + rows.length) % rows.length }))
  const onKey = (event: KeyboardEvent): void => {
    // The menu of a row has its keys for itself, and Escape leads back to the cells.
    if (event.target !== event.currentTarget) {
      if (event.key === 'Escape') scroller.current?.focus()
      return
    }
    const row = rows[active.row]
    const [node, side] = [row?.cells[active.column - 1]?.node, sides[active.column - 1]]
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1)
    const to = moveCell(event, active, { rows: rows.length, columns: sides.length + 1, page })
    if (to) go(to)
    else if (event.key === 'Enter' && node && side) openOrigin(side, node)
    else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && node) void copyAndSay(fullText(node), 'the value')
    else if (event.key === 'i' && !event.ctrlKey && !event.metaKey && !event.altKey && row) ignoring.toggle(row.path)
    else return
    event.preventDefault()
  }
  return (
    <div
      className="table-scroll"
      ref={scroller}
      role="grid"
      aria-label="Differences from the baseline"
      aria-rowcount={rows.length + 1}
      aria-colcount={sides.length + 1}
      aria-activedescendant={`table-${active.row}-${active.column}`}
      tabIndex={0}
      data-region="changes"
      style={{ '--columns': sides.length } as CSSProperties}
      onKeyDown={onKey}
    >
      <TableHead sides={sides} table={table} />
      <div className="table-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <TableLine
              key={row.id}
              ground={ground}
              row={row}
              index={index}
              top={start - HEAD}
              verdict={table.verdicts?.get(row.id)}
              activeColumn={index === active.row ? active.column : undefined}
              onPick={setPlace}
            />
          )
        })}
      </div>
    </div>
  )
}

function useTableGround(sides: readonly Side[], table: ColumnTable): TableGround {
  const { system, options } = useDerived((derived) => ({ system: derived.system, options: derived.options }))
  return useMemo(() => {
    const layers = new Map(sides.map((side) => [side, layersBySource(side.composition.layers)]))
    return {
      sides,
      counted: { noun: 'key', paths: table.rows.map(({ path }) => path) },
      isLog: (path, { composition }) => isLogScale(system, composition.config, path),
      colorOf: ({ source }, side) =>
        layerColor(layers.get(side)?.get(source)?.kind ?? options.kindOf(source.path), options.precedence),
    }
  }, [sides, table, system, options])
}

/** The column is brought out from beneath the pinned key. */
function showColumn(scroller: HTMLElement | null, column: number): void {
  const head = scroller?.querySelectorAll<HTMLElement>('[role="columnheader"]')
  const [pinned, cell] = [head?.[0], head?.[column]]
  if (!scroller || !pinned || !cell || column === 0) return
  const left = cell.offsetLeft - pinned.offsetWidth
  const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth
  if (scroller.scrollLeft > left) scroller.scrollLeft = left
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right
}
