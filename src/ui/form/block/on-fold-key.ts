import type { KeyboardEvent } from 'react'
import type { Path } from '../../../core/path.ts'
import { openAlone } from '../../view.ts'

/** A head that can be closed. */
export interface Fold {
  /** Absent where it cannot be open alone. */
  readonly path?: Path
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
}

/** Arrows on a head: right opens, left closes, left on a closed one goes to the head around it, and Alt with right opens it alone. */
export function onFoldKey(event: KeyboardEvent<HTMLElement>, { path, isOpen, setOpen }: Fold): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  if (event.altKey) {
    if (event.key !== 'ArrowRight' || !path) return
    openAlone(path, path)
  } else if (event.key === 'ArrowRight' && !isOpen) setOpen(true)
  else if (event.key === 'ArrowLeft' && isOpen) setOpen(false)
  else if (event.key === 'ArrowLeft') headAround(event.currentTarget)?.focus()
  else return
  event.preventDefault()
}

const AROUND = '.form-block, .form-item, .form-section'

function headAround(fold: HTMLElement): HTMLElement | null {
  const around = fold.closest(AROUND)?.parentElement?.closest(AROUND)
  return around?.querySelector<HTMLElement>('.form-fold') ?? null
}
