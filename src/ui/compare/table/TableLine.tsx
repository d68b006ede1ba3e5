import { memo, useState } from 'react'
import { SIGNS } from '../../../core/diff/change-words.ts'
import type { TableCell, TableRow } from '../../../core/diff/compare-many.ts'
import { deltaText } from '../../../core/diff/delta.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import type { Origin } from '../../../core/source.ts'
import { rowName } from '../../../core/export/table-markdown.ts'
import type { Verdict } from '../../../core/diff/three-way.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { placeText } from '../origin-place.ts'
import { cellText, cellWords, fullText } from './table-cell.ts'
import { columnLetter } from './table-columns.ts'
import type { CellPlace } from './table-keys.ts'
import { TableMenu } from './TableMenu.tsx'
import type { Countable } from '../use-ignoring.ts'
import { useOpenOrigin } from '../use-open-origin.ts'

/** What the lines of one table are seen against. */
export interface TableGround {
  readonly sides: readonly Side[]
  /** The keys that are not ignored. */
  readonly counted: Countable
  /** Whether what stands at a path of a column is told apart by factors. */
  readonly isLog: (path: Path, side: Side) => boolean

  /** The `data-layer` of what wrote a value. */
  readonly colorOf: (origin: Origin, side: Side) => string
}

interface Props {
  readonly ground: TableGround
  readonly row: TableRow
  readonly index: number
  readonly top: number
  readonly verdict: Verdict | undefined
  /** The column that the keyboard is at, if it is in this row. */
  readonly activeColumn: number | undefined
  readonly onPick: (place: CellPlace) => void
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  'only-a': 'only B',
  'only-b': 'only C',
  both: 'both',
  conflict: 'conflict',
}

/** One key across all columns. */
export const TableLine = memo(function TableLine({ ground, row, index, top, verdict, activeColumn, onPick }: Props) {
  const name = rowName(row)
  const [baseline] = row.cells
  const [isHovered, setHovered] = useState(false)
  return (
    <div
      className="table-line"
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      data-verdict={verdict}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
    >
      <div
        id={`table-${index}-0`}
        className="table-key"
        role="rowheader"
        aria-colindex={1}
        data-active={activeColumn === 0}
        title={name}
        onClick={() => onPick({ row: index, column: 0 })}
      >
        <span className="table-path">
          <bdi>{name}</bdi>
        </span>
        {verdict && <span className={`table-verdict is-${verdict}`}>{VERDICTS[verdict]}</span>}
        {(activeColumn !== undefined || isHovered) && <TableMenu row={row} counted={ground.counted} />}
      </div>
      {row.cells.map((cell, i) => (
        <Cell
          // Columns have no identity but their place.
          // eslint-disable-next-line react/no-array-index-key
          key={i}
          side={ground.sides[i]}
          ground={ground}
          cell={cell}
          place={{ row: index, column: i + 1 }}
          baseline={i === 0 ? undefined : baseline?.node}
          isActive={activeColumn === i + 1}
          onPick={onPick}
        />
      ))}
    </div>
  )
})

interface CellProps {
  readonly ground: TableGround
  readonly side: Side | undefined
  readonly cell: TableCell
  readonly place: CellPlace
  readonly baseline: ConfigNode | undefined
  readonly isActive: boolean
  readonly onPick: (place: CellPlace) => void
}

function Cell({ side, ground, cell, place, baseline, isActive, onPick }: CellProps) {
  const { node, state, changes } = cell
  const isBaseline = place.column === 1
  const words = isBaseline ? 'the baseline' : cellWords(cell, columnLetter(place.column - 1))
  const isFactor = side !== undefined && state === 'different' && ground.isLog(cell.path, side)
  const delta = state === 'different' ? deltaText(baseline, node, { isLog: isFactor }) : ''
  return (
    <div
      id={`table-${place.row}-${place.column}`}
      className="table-cell"
      role="gridcell"
      aria-colindex={place.column + 1}
      aria-label={`${cellText(node)}, ${words}${delta === '' ? '' : `, ${delta}`}`}
      data-state={isBaseline ? 'baseline' : state}
      data-kind={changes[0]?.kind}
      data-missing={!node}
      data-active={isActive}
      title={`${fullText(node)}\n${words}`}
      onClick={() => onPick(place)}
    >
      <span className="table-sign">
        {state === 'same' ? '' : state === 'part' ? '⋯' : changes.map(({ kind }) => SIGNS[kind]).join('')}
      </span>
      <span className="table-value mono">{!node && state === 'same' ? '—' : cellText(node)}</span>
      {delta !== '' && <span className="table-delta">{delta}</span>}
      {node && side && <OriginLine node={node} side={side} color={ground.colorOf(node, side)} />}
    </div>
  )
}

interface OriginProps {
  readonly node: ConfigNode
  readonly side: Side
  readonly color: string
}

function OriginLine({ node, side, color }: OriginProps) {
  const openOrigin = useOpenOrigin()
  const { short, full } = placeText(node)
  return (
    <button
      type="button"
      className="table-origin"
      data-layer={color}
      tabIndex={-1}
      title={full}
      onClick={(event) => {
        event.stopPropagation()
        openOrigin(side, node)
      }}
    >
      <bdi>{short}</bdi>
    </button>
  )
}
