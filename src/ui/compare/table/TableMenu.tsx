import type { TableRow } from '../../../core/diff/compare-many.ts'
import { formatPath } from '../../../core/path.ts'
import { printValue } from '../../../core/print/print.ts'
import { rowName } from '../../../core/export/table-markdown.ts'
import { Icon } from '../../look/Icon.tsx'
import { Menu } from '../../look/Menu.tsx'
import { copyAndSay } from '../changes/change-actions.ts'
import { columnLetter } from './table-columns.ts'
import { useIgnoring } from '../use-ignoring.ts'
import type { Countable } from '../use-ignoring.ts'

interface Props {
  readonly row: TableRow
  readonly counted: Countable
}

/** What can be done with a row of the table. */
export function TableMenu({ row, counted }: Props) {
  const { itemsFor } = useIgnoring(counted)
  return (
    <Menu
      className="button is-quiet is-icon change-menu-button"
      name={`Actions for ${rowName(row)}`}
      button={<Icon name="more" />}
      items={[
        ...itemsFor(row.path),
        { id: 'path', label: 'Copy path', run: () => copyAndSay(formatPath(row.path), 'the path') },
        { id: 'values', label: 'Copy values', run: () => copyAndSay(valuesOf(row), 'the values') },
      ]}
    />
  )
}

/** The value of each column under its letter. */
function valuesOf({ cells }: TableRow): string {
  return cells.map(({ node }, i) => `${columnLetter(i)}: ${node ? printValue(node) : 'missing'}`).join('\n')
}
