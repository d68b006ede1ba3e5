import { useEffect, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { setView } from '../view.ts'

export function closeDialog(): void {
  setView({ dialog: undefined })
}

/** Where the focus was before a dialog that closes just now: one that opens in its place gives the focus back there. */
let left: Element | null = null

/**
 * A dialog over everything: Escape and a click beside it close it, focus goes back to where it was. What carries
 * `data-autofocus` has the focus first.
 */
export function Dialog({
  name,
  className,
  children,
}: {
  readonly name: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const before = useRef<Element>(null)
  useLayoutEffect(() => {
    before.current = left ?? document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      left = before.current
    }
  }, [])
  // Once the dialog is gone: while it stands there nothing beneath can have the focus.
  useEffect(
    () => () => {
      left = null
      if (before.current instanceof HTMLElement) before.current.focus()
    },
    [],
  )
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className ?? ''}`}
      aria-label={name}
      onClose={closeDialog}
      onClick={(event) => {
        if (event.target === dialog.current) closeDialog()
      }}
    >
      {children}
    </dialog>
  )
}
