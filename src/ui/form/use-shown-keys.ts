import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { useView } from '../view.ts'
import { useForm, useFormState } from './form-context.ts'
import { isOpen, parseFilter } from './row-filter.ts'
import { searchRows } from './row-search.ts'

/** Those of the keys at `path` that the filter lets through. Inside a list nothing is filtered: the list is one value. */
export function useShownKeys(path: Path, keys: readonly string[]): readonly string[] {
  const filter = useView((state) => state.filter)
  const kept = useFormState((state) => state.kept)
  return useForm((form) => {
    const { visible } = searchRows(form, filter, kept)
    if (!visible || path.some((segment) => typeof segment === 'number')) return keys
    return keys.filter((key) => visible.has(toPointer([...path, key])))
  })
}

/** Whether the filter hides anything. */
export function useIsFiltered(): boolean {
  return useView(({ filter }) => !isOpen(parseFilter(filter)))
}
