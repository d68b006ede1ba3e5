import { lazy, Suspense, useEffect } from 'react'
import { useView } from '../view.ts'
import { closeDialog, Dialog } from './Dialog.tsx'
import { HeldKeys } from './HeldKeys.tsx'
import type { Places } from './places.ts'
import { fetchLater, loadPalette } from './later.ts'
import { SHORTCUTS } from './shortcuts.ts'

const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))
const Outline = lazy(async () => ({ default: (await import('../outline/Outline.tsx')).Outline }))
const ExportDialog = lazy(async () => ({ default: (await import('../export/ExportDialog.tsx')).ExportDialog }))
const RegisterDialog = lazy(async () => ({ default: (await import('../register/RegisterDialog.tsx')).RegisterDialog }))
const MigrateDialog = lazy(async () => ({ default: (await import('../migrate/MigrateDialog.tsx')).MigrateDialog }))
const PatchDialog = lazy(async () => ({ default: (await import('../compare/patch/PatchDialog.tsx')).PatchDialog }))

/** The dialog that is open, if any. */
export function Dialogs({ places }: { readonly places: Places }) {
  const dialog = useView((state) => state.dialog)
  useEffect(() => fetchLater(), [])
  return (
    <Suspense fallback={<HeldKeys />}>
      {dialog === 'palette' && <Palette places={places} />}
      {dialog === 'outline' && <Outline />}
      {dialog === 'export' && <ExportDialog />}
      {dialog === 'patch' && <PatchDialog />}
      {dialog === 'migrate' && <MigrateDialog />}
      {dialog === 'register' && <RegisterDialog />}
      {dialog === 'shortcuts' && <Shortcuts />}
    </Suspense>
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
