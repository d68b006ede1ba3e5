import { lazy, Suspense, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { setView, useView } from '../view.ts'
import type { Places } from './places.ts'
import { SHORTCUTS } from './shortcuts.ts'

const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }))
const ExportDialog = lazy(async () => ({ default: (await import('../export/ExportDialog.tsx')).ExportDialog }))

/** The dialog that is open, if any. */
export function Dialogs({ places }: { readonly places: Places }) {
  const dialog = useView((state) => state.dialog)
  return (
    <Suspense fallback={null}>
      {dialog === 'palette' && <Palette places={places} />}
      {dialog === 'export' && <ExportDialog />}
      {dialog === 'shortcuts' && <Shortcuts />}
    </Suspense>
  )
}

export function closeDialog(): void {
  setView({ dialog: undefined })
}

/** A dialog over everything: Escape and a click beside it close it, focus goes back to where it was. */
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
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
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

function Shortcuts() {
  return (
    <Dialog name="Keyboard shortcuts">
      <h2 className="dialog-head">Keyboard shortcuts</h2>
      <dl className="shortcuts">
        {SHORTCUTS.map(({ keys, says }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys.replace('mod', /Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl')}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  )
}
