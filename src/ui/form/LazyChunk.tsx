import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { useView } from '../view.ts'
import { useFormScope } from './form-context.ts'
import { watchNearness } from './watch-nearness.ts'

interface Props {
  /** The keys whose rows are inside. */
  readonly paths: readonly Path[]
  /** How high it will be, as far as is known. */
  readonly height: number
  readonly children: ReactNode
}

/**
 * Rows that are mounted only while they are near the part of the form that is on screen, so that what a key press costs does not grow
 * with the config. A row that is being edited stays. A small form mounts all of them.
 */
export function LazyChunk({ paths, height, children }: Props) {
  const { isSmall } = useFormScope()
  const root = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(isSmall)
  const [space, setSpace] = useState(height)
  const isWanted = useView(({ focusField }) => focusField !== undefined && paths.some((path) => isOnWay(focusField.path, path)))
  useEffect(() => {
    const element = root.current
    if (isSmall || !element) return
    return watchNearness(element, (isNow) => {
      if (!isNow && isBusy(element)) return
      if (!isNow) setSpace(element.offsetHeight)
      setNear(isNow)
    })
  }, [isSmall])
  const isShown = isNear || isWanted
  return (
    <div ref={root} className="form-chunk" style={isShown ? undefined : { height: space }}>
      {isShown && children}
    </div>
  )
}

/** Whether what is wanted is in the row, or the row in an item that is wanted: its first control gets the focus. */
function isOnWay(wanted: Path, path: Path): boolean {
  return startsWith(wanted, path) || (typeof wanted.at(-1) === 'number' && startsWith(path, wanted))
}

/** Whether someone is typing in it, or has left something there that could not be committed. */
function isBusy(element: HTMLElement): boolean {
  return element.contains(document.activeElement) || element.querySelector('[data-draft]') !== null
}
