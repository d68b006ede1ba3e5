import type { TableRow } from '../../../core/diff/compare-many.ts'
import { tableMarkdown, tableTsv } from '../../../core/export/table-markdown.ts'
import type { Side } from '../../../workspace/compare/side.ts'
import { Icon } from '../../look/Icon.tsx'
import { Menu } from '../../look/Menu.tsx'
import { count } from '../../shell/names.ts'
import { FilterInput } from '../../look/FilterInput.tsx'
import { copyAndSay } from '../changes/change-actions.ts'
import { FILTER_TERMS, parseChangeFilter, shownBy, withoutIgnored } from '../changes/change-filter.ts'
import { setCompare, useCompareState } from '../compare-state.ts'
import { columnLetter } from './table-columns.ts'
import type { ColumnTable } from './table-columns.ts'
import { UnknownTerms } from '../sides/UnknownTerms.tsx'

interface Props {
  readonly sides: readonly Side[]
  readonly table: ColumnTable
  readonly rows: readonly TableRow[]
  readonly isThreeWay: boolean
  readonly isConflictsFirst: boolean
  readonly setConflictsFirst: (isOn: boolean) => void
}

/** How much differs, the switches of the three-way view, and the ways out. */
export function TableBar({ sides, table, rows, isThreeWay, isConflictsFirst, setConflictsFirst }: Props) {
  const conflicts = [...(table.verdicts?.values() ?? [])].filter((verdict) => verdict === 'conflict').length
  const names = sides.map(({ name }, index) => `${columnLetter(index)} ${name}`)
  const filter = useCompareState((state) => state.filter)
  const isIgnored = useCompareState(({ shows }) => shownBy(parseChangeFilter(filter), shows) === 'ignored')
  return (
    <>
      <div className="table-bar">
        <FilterInput
          name="Filter rows"
          title={`Words of keys, values and origins, or ${FILTER_TERMS}`}
          filter={filter}
          change={(next) => setCompare({ filter: next })}
        />
        <span role="status" className="table-count">
          {isIgnored ? count(rows.length, 'ignored key') : said(rows.length, table)}
          {isThreeWay && ` · ${conflicts === 0 ? 'no conflict' : count(conflicts, 'conflict')}`}
        </span>
        {(table.ignored.length > 0 || isIgnored) && (
          <button
            type="button"
            className="chip"
            aria-pressed={isIgnored}
            onClick={() => setCompare({ shows: isIgnored ? 'changes' : 'ignored', filter: withoutIgnored(filter) })}
          >
            {table.ignored.length.toLocaleString('en')} ignored
          </button>
        )}
        {sides.length === 3 && (
          <button
            type="button"
            className="chip"
            aria-pressed={isThreeWay}
            onClick={() => setCompare({ isThreeWay: !isThreeWay })}
          >
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
            { id: 'markdown', label: 'As Markdown', run: () => copyAndSay(tableMarkdown({ rows }, names), 'the table') },
            { id: 'tsv', label: 'For a spreadsheet (TSV)', run: () => copyAndSay(tableTsv({ rows }, names), 'the table') },
          ]}
        />
      </div>
      <UnknownTerms filter={filter} />
    </>
  )
}

function said(shown: number, { rows }: ColumnTable): string {
  const all = `${count(rows.length, 'key')} differ${rows.length === 1 ? 's' : ''} from the baseline`
  return shown === rows.length ? all : `${shown.toLocaleString('en')} of ${all}`
}
