import { textKindOf } from '../../core/read/text-kind.ts'
import { openStack, redo, undo } from '../../workspace/commands.ts'
import { experimentsOf } from '../../workspace/experiments.ts'
import { unsavedFiles } from '../../workspace/session.ts'
import { hasUnsavedEdits } from '../../workspace/compare/start-sides.ts'
import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import { Unsaved } from '../look/Unsaved.tsx'
import type { MenuItem } from '../look/Menu.tsx'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { setView, useView } from '../view.ts'
import type { Places } from './places.ts'
import { compareOpenWith } from './compare-open.ts'
import { experimentName, folderLabel, stackName } from './names.ts'

/** Workspace, experiment, undo, the screens, search and export. */
export function TopBar({ places }: { readonly places: Places }) {
  return (
    <header className="top" data-region="top">
      <h1 className="top-brand">
        <Icon name="strata" /> Strata
      </h1>
      <WorkspaceMenu places={places} />
      <ExperimentMenu />
      <UndoButtons />
      <ScreenTabs />
      <span className="top-space" />
      <button type="button" className="top-search" onClick={() => setView({ dialog: 'palette' })}>
        <span>Search keys, files, actions</span>
        <kbd>Ctrl K</kbd>
      </button>
      <ThemeButton />
      <button type="button" className="button is-main" onClick={() => setView({ dialog: 'export' })}>
        Export
      </button>
    </header>
  )
}

function WorkspaceMenu({ places }: { readonly places: Places }) {
  const name = useSession((session) => session.name)
  const canMigrate = useDerived(({ options }, { files }) =>
    [...files.keys()].some((path) => options.isConfig(path) && textKindOf(path) !== 'yaml'),
  )
  const items: MenuItem[] = places.bundled.map((bundled) => ({
    id: bundled.id,
    label: bundled.name,
    group: 'Examples',
    isChosen: bundled.name === name,
    run: () => places.openBundled(bundled.id),
  }))
  items.push({ id: 'open', label: 'Open a folder…', group: 'Yours', run: places.openFolder })
  if (places.reopen) items.push({ id: 'reopen', label: `Reopen ${places.reopen.name}`, group: 'Yours', run: places.reopen.run })
  if (places.save)
    items.push({ id: 'save', label: 'Save to the folder', note: 'Ctrl S', group: 'This workspace', run: places.save })
  if (canMigrate)
    items.push({
      id: 'migrate',
      label: 'Migrate to layered YAML…',
      group: 'This workspace',
      run: () => setView({ dialog: 'migrate' }),
    })
  items.push({ id: 'zip', label: 'Download everything as a zip', group: 'This workspace', run: places.downloadAll })
  return (
    <Menu
      items={items}
      button={
        <>
          <span className="soft">Workspace</span> <strong className="top-name">{name}</strong> <Icon name="down" />
        </>
      }
    />
  )
}

function ExperimentMenu() {
  const dispatch = useDispatch()
  const stack = useSession((session) => session.stack.files)
  const paths = useDerived((derived, session) => experimentsOf(session.files, derived.options))
  const unsaved = useSession((session) => unsavedFiles(session))
  const hasEdits = useSession(hasUnsavedEdits)
  const current = stack.length === 1 ? stack[0] : undefined
  const items: MenuItem[] = paths.map((path) => ({
    id: path,
    label: (
      <>
        {experimentName(path)} {unsaved.includes(path) && <Unsaved />}
      </>
    ),
    group: folderLabel(path),
    isChosen: path === current,
    run: () => dispatch((session) => openStack(session, [path])),
  }))
  if (items.length === 0)
    items.push({ id: 'none', label: 'No experiments in this workspace', isDisabled: true, run: () => undefined })
  const compare = { group: 'Compare it', isDisabled: stack.length === 0 }
  if (hasEdits)
    items.push({ ...compare, id: 'with saved', label: 'With the saved version', run: () => compareOpenWith(SAVED_OPEN) })
  if (paths.length > 1)
    items.push({ ...compare, id: 'with other', label: 'With another…', note: 'Ctrl Shift D', run: () => compareOpenWith() })
  return (
    <Menu
      items={items}
      button={
        <>
          <span className="soft">Experiment</span>{' '}
          <strong className="top-name">{current === undefined ? stackName(stack) : experimentName(current)}</strong>
          {current !== undefined && unsaved.includes(current) && <Unsaved />} <Icon name="down" />
        </>
      }
    />
  )
}

const SAVED_OPEN = { kind: 'open', isSaved: true } as const

const SCREENS = [
  { id: 'compose', label: 'Compose' },
  { id: 'compare', label: 'Compare' },
] as const

function ScreenTabs() {
  const screen = useView((state) => state.screen)
  return (
    <nav className="top-screens" aria-label="Screens">
      {SCREENS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-current={id === screen ? 'page' : undefined}
          title={`${label} (Ctrl Shift D)`}
          onClick={() => setView({ screen: id })}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}

function UndoButtons() {
  const dispatch = useDispatch()
  const { undoLabel, redoLabel } = useSession(({ past, future }) => ({
    undoLabel: past.at(-1)?.label,
    redoLabel: future.at(-1)?.label,
  }))
  return (
    <div className="top-undo">
      <button
        type="button"
        className="button is-quiet is-icon"
        aria-label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
        title={undoLabel === undefined ? 'Nothing to undo' : `Undo: ${undoLabel} (Ctrl Z)`}
        disabled={undoLabel === undefined}
        onClick={() => dispatch(undo)}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button is-quiet is-icon"
        aria-label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
        title={redoLabel === undefined ? 'Nothing to redo' : `Redo: ${redoLabel} (Ctrl Shift Z)`}
        disabled={redoLabel === undefined}
        onClick={() => dispatch(redo)}
      >
        <Icon name="redo" />
      </button>
    </div>
  )
}

function ThemeButton() {
  const theme = useView((state) => state.theme)
  const next = theme === 'light' ? 'dark' : theme === 'dark' ? 'system' : 'light'
  return (
    <button
      type="button"
      className="button is-quiet is-icon"
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme}`}
      onClick={() => setView({ theme: next })}
    >
      <Icon name={theme} />
    </button>
  )
}
