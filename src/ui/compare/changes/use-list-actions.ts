import { compareState, setCompare } from '../compare-state.ts'
import { copyAndSay } from './change-actions.ts'
import { rowText } from './change-copies.ts'
import type { ChangeGround } from './change-ground.ts'
import type { ChangeRow } from './change-row.ts'
import type { ListActions } from './ChangeList.tsx'
import { toggled } from './list-item.ts'
import type { ListItem } from './list-item.ts'
import { useIgnoring } from '../use-ignoring.ts'

/** The id under which a row's details are opened. */
export function detailsId({ id }: ListItem): string {
  return `details ${id}`
}

/** Shows or hides the details of a row. */
export function toggleDetails(item: ListItem): void {
  setCompare({ opened: toggled(compareState.getState().opened, detailsId(item)), selected: item.id })
}

/** What the keys do in a list whose lines may have a row. */
export function useListActions<Item extends ListItem>(
  rowOf: (item: Item) => ChangeRow | undefined,
  { counted }: ChangeGround,
): ListActions<Item> {
  const ignoring = useIgnoring(counted)
  return {
    toggleDetails: (item) => {
      if (rowOf(item)) toggleDetails(item)
    },
    ignore: (item) => {
      const row = rowOf(item)
      if (row && row.kind !== 'equal') ignoring.toggle(row.path)
    },
    copy: (item) => {
      const row = rowOf(item)
      if (row) void copyAndSay(rowText(row), 'the change')
    },
  }
}
