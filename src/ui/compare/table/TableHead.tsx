import type { Side } from '../../../workspace/compare/side.ts'
import { Menu } from '../../look/Menu.tsx'
import type { MenuItem } from '../../look/Menu.tsx'
import { Icon } from '../../look/Icon.tsx'
import { count } from '../../shell/names.ts'
import { columnLetter, makeBaseline, moveColumn, removeColumn } from './table-columns.ts'
import type { ColumnTable } from './table-columns.ts'

interface Props {
  readonly sides: readonly Side[]
  readonly table: ColumnTable
}

/** Names of the columns. Each is a menu that moves the column. */
export function TableHead({ sides, table }: Props) {
  return (
    <div className="table-line table-head" role="row" aria-rowindex={1}>
      <div className="table-key" role="columnheader" aria-colindex={1}>
        Key
      </div>
      {sides.map((side, index) => (
        // The same side may stand in two columns.
        // eslint-disable-next-line react/no-array-index-key
        <div key={`${index} ${side.name}`} className="table-name" role="columnheader" aria-colindex={index + 2}>
          <Menu
            name={`Column ${columnLetter(index)}, ${side.name}${index === 0 ? ', the baseline' : ''}`}
            className="button is-quiet is-small table-menu"
            button={
              <>
                <span className="table-letter">{columnLetter(index)}</span>
                <span className="table-side" title={side.name}>
                  {side.name}
                </span>
                <Icon name="down" />
              </>
            }
            items={itemsOf(index, sides.length)}
          />
          <span className="table-note">
            {index === 0
              ? 'baseline'
              : `${count(differing(table, index), 'key')} differ${differing(table, index) === 1 ? 's' : ''}`}
            {side.state !== 'ok' && (
              <span className="table-broken">{side.state === 'partial' ? ' · a layer is broken' : ' · cannot be read'}</span>
            )}
          </span>
        </div>
      ))}
    </div>
  )
}

function differing({ rows }: ColumnTable, column: number): number {
  return rows.filter(({ cells }) => cells[column]?.state === 'different').length
}

function itemsOf(index: number, columns: number): readonly MenuItem[] {
  return [
    { id: 'baseline', label: 'Make baseline', isDisabled: index === 0, run: () => makeBaseline(index) },
    { id: 'left', label: 'Move left', isDisabled: index === 0, run: () => moveColumn(index, -1) },
    { id: 'right', label: 'Move right', isDisabled: index === columns - 1, run: () => moveColumn(index, 1) },
    { id: 'remove', label: 'Remove column', isDisabled: columns <= 2, run: () => removeColumn(index) },
  ]
}
