import { toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import type { RowView } from '../row/row-view.ts'

/** The id of a row's control, which its label and its messages refer to. */
export function controlId(path: Path): string {
  return `field${toPointer(path).replaceAll(/\s/g, '_')}`
}

/** What every control says of itself to assistive technology. */
export function controlFacts(path: Path, field: Field, view: RowView) {
  const id = controlId(path)
  return {
    id,
    'aria-describedby': `${field.help === undefined ? '' : `${id}-help `}${id}-messages`,
    'aria-invalid': view.problem === 'error' || undefined,
    'aria-keyshortcuts': 'F1 Alt+Enter Alt+Backspace',
  }
}
