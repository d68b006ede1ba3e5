import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { useView } from '../view.ts'
import { useForm, useFormState } from './form-context.ts'
import type { FormModel } from './form-model.ts'
import { isOpen, parseFilter } from './row/row-filter.ts'
import { searchRows } from './row/row-search.ts'
import type { Found } from './row/row-search.ts'

/** Those of the keys at `path` that the filter lets through. */
export function useShownKeys(path: Path, keys: readonly string[]): readonly string[] {
  return useFound((found) => keys.filter((key) => isShown(found, [...path, key])))
}

/** The indices of the items of the list at `path` that the filter lets through. */
export function useShownItems(path: Path, length: number): readonly number[] {
  const all = Array.from({ length }, (_, index) => index)
  return useFound((found) => all.filter((index) => isShown(found, [...path, index])))
}

/** Those of some items of the list at `path` that hold what the filter looks for. */
export function useHitItems(path: Path, shown: readonly number[]): readonly number[] {
  return useFound(({ visible }) => shown.filter((index) => visible?.has(toPointer([...path, index])) === true))
}

/** Whether the filter hides anything. */
export function useIsFiltered(): boolean {
  return useView(({ filter }) => !isOpen(parseFilter(filter)))
}

/** Whether the filter opens the block at `path`: what it lets through, but of the items of a list only those that it found something in. */
export function useIsSought(path: Path): boolean {
  const isInList = path.some((segment) => typeof segment === 'number')
  const isFiltered = useIsFiltered()
  const isHit = useFound(({ visible }) => !isInList || visible?.has(toPointer(path)) === true)
  return isFiltered && isHit
}

/** A part of what the filter found. */
function useFound<T>(select: (found: Found, form: FormModel) => T): T {
  const filter = useView((state) => state.filter)
  const kept = useFormState((state) => state.kept)
  return useForm((form) => select(searchRows(form, filter, kept), form))
}

function isShown({ visible, whole }: Found, path: Path): boolean {
  return (
    visible === undefined ||
    visible.has(toPointer(path)) ||
    path.some((segment, i) => typeof segment === 'number' && whole.has(toPointer(path.slice(0, i))))
  )
}
