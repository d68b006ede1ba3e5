/** A cell of the table: rows from 0, column 0 the key. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
  /** Rows in sight. */
  readonly page: number
}

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Where a key leads from a cell; undefined for keys that move nothing. With Ctrl, Home and End go to the first and last row. */
export function moveCell(pressed: Key, { row, column }: CellPlace, { rows, columns, page }: Size): CellPlace | undefined {
  const isFar = pressed.ctrlKey || pressed.metaKey
  if (pressed.altKey || (isFar && pressed.key !== 'Home' && pressed.key !== 'End')) return undefined
  const to = (nextRow: number, nextColumn: number): CellPlace => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  })
  switch (pressed.key) {
    case 'ArrowDown':
      return to(row + 1, column)
    case 'ArrowUp':
      return to(row - 1, column)
    case 'ArrowRight':
      return to(row, column + 1)
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'PageDown':
      return to(row + page, column)
    case 'PageUp':
      return to(row - page, column)
    case 'Home':
      return isFar ? to(0, column) : to(row, 0)
    case 'End':
      return isFar ? to(rows - 1, column) : to(row, columns - 1)
    default:
      return undefined
  }
}
