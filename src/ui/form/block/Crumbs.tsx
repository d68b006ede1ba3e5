import type { KeyboardEvent } from 'react'
import { isEqualPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { openAlone } from '../../view.ts'
import type { Crumb } from './alone.ts'
import { summaryAt } from './block-facts.ts'
import { useForm } from '../form-context.ts'

/** The way from the whole form down to the block that is open alone; each step back leads there. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const summaries = useForm((form) => crumbs.map(({ path, schema }) => summaryAt(form, path, schema)))
  const here = crumbs.at(-1)
  if (!here) return null
  return (
    <nav className="form-crumbs" aria-label="Where in the form">
      <ol>
        <li>
          <button type="button" className="link" title="All sections" onClick={() => openAlone(undefined, here.path)}>
            Whole form
          </button>
        </li>
        {crumbs.map((crumb, i) => (
          <li key={crumb.path.join('/')}>
            {crumb === here ? (
              <span aria-current="location" title={summaries[i]}>
                {crumb.title}
              </span>
            ) : (
              <button
                type="button"
                className="link"
                title={summaries[i]}
                onClick={() => openAlone(crumb.path, stepBelow(crumb.path, here.path))}
              >
                {crumb.title}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Escape and Alt ← lead one step up from the block that is open alone, to its head. */
export function onUpKey(event: KeyboardEvent, crumbs: readonly Crumb[]): void {
  const here = crumbs.at(-1)
  // On a Mac the arrow moves by words in a text.
  const isArrow = event.key === 'ArrowLeft' && event.altKey && !/Mac/.test(navigator.userAgent)
  if (!here || event.defaultPrevented || !(event.key === 'Escape' || isArrow)) return
  event.preventDefault()
  openAlone(crumbs.at(-2)?.path, here.path)
}

/** Of the path that leads on to `to`, the first block below `from`: where one comes from. */
function stepBelow(from: Path, to: Path): Path {
  return isEqualPath(from, to) ? to : to.slice(0, from.length + 1)
}
