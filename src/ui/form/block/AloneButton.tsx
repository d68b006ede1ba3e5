import type { Path } from '../../../core/path.ts'
import { Icon } from '../../look/Icon.tsx'
import { openAlone } from '../../view.ts'

/** Makes a block the whole form. Tab passes it by: Alt → on the head does the same. */
export function AloneButton({ path, title }: { readonly path: Path; readonly title: string }) {
  return (
    <button
      type="button"
      className="form-reset form-alone"
      tabIndex={-1}
      aria-label={`Open ${title} alone`}
      title={`Open ${title} alone (Alt →); Escape leads back`}
      onClick={() => openAlone(path, path)}
    >
      <Icon name="alone" />
    </button>
  )
}
