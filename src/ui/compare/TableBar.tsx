import type { TableRow } from '../../core/compare-many.ts'
import { tableMarkdown, tableTsv } from '../../core/table-markdown.ts'
import type { Side } from '../../workspace/side.ts'
import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import { count } from '../shell/names.ts'
import { columnLetter } from './table-columns.ts'
import type { ColumnTable } from './table-columns.ts'

interface Props {
  readonly sides: readonly Side[]
  readonly table: ColumnTable
  readonly rows: readonly TableRow[]
  readonly isThreeWay: boolean
  readonly setThreeWay: (isOn: boolean) => void
  readonly isConflictsFirst: boolean
  readonly setConflictsFirst: (isOn: boolean) => void
}

/** How much differs, the switches of the three-way view, and the ways out. */
export function TableBar({ sides, table, rows, isThreeWay, setThreeWay, isConflictsFirst, setConflictsFirst }: Props) {
  const conflicts = [...(table.verdicts?.values() ?? [])].filter((verdict) => verdict === 'conflict').length
  const names = sides.map(({ name }, index) => `${columnLetter(index)} ${name}`)
  const copy = (text: string): void => void navigator.clipboard.writeText(text)
  return (
    <div className="table-bar">
      <span role="status" className="soft">
        {said(rows.length, table)}
        {isThreeWay && ` · ${conflicts === 0 ? 'no conflict' : count(conflicts, 'conflict')}`}
      </span>
      {sides.length === 3 && (
        <button type="button" className="chip" aria-pressed={isThreeWay} onClick={() => setThreeWay(!isThreeWay)}>
          Three-way: A is the base
        </button>
      )}
      {isThreeWay && conflicts > 0 && (
        <button
          type="button"
          className="chip"
          aria-pressed={isConflictsFirst}
          onClick={() => setConflictsFirst(!isConflictsFirst)}
        >
          Conflicts first
        </button>
      )}
      <span className="top-space" />
      <Menu
        className="button is-quiet is-small"
        button={
          <>
            <Icon name="copy" /> Copy table <Icon name="down" />
          </>
        }
        items={[
          { id: 'markdown', label: 'As Markdown', run: () => copy(tableMarkdown({ rows }, names)) },
          { id: 'tsv', label: 'For a spreadsheet (TSV)', run: () => copy(tableTsv({ rows }, names)) },
        ]}
      />
    </div>
  )
}

function said(shown: number, { rows, ignored }: ColumnTable): string {
  const all = `${count(rows.length, 'key')} differ${rows.length === 1 ? 's' : ''} from the baseline`
  const some = shown === rows.length ? all : `${shown.toLocaleString('en')} of ${all}`
  return ignored.length === 0 ? some : `${some} · ${ignored.length.toLocaleString('en')} ignored`
}
