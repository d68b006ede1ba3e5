import type { TableRow } from '../../../core/diff/compare-many.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { isOpenQuery, matchesChange } from '../changes/change-filter.ts'
import type { ChangeQuery } from '../changes/change-filter.ts'
import { rowOf } from '../changes/change-row.ts'

/** The rows in which some column has a change that the query lets through. */
export function filterRows(rows: readonly TableRow[], sides: readonly Side[], query: ChangeQuery): readonly TableRow[] {
  if (isOpenQuery(query)) return rows
  const [a] = sides
  return rows.filter(({ cells }) =>
    cells.some(({ changes }, column) => {
      const b = sides[column]
      return a && b && changes.some((change) => matchesChange(query, rowOf(change), { a, b }))
    }),
  )
}
