import { useEffect, useMemo, useState } from 'react'
import { discardDrafts, keepDrafts, readDrafts, restoreDrafts } from '../io/drafts.ts'
import type { BundledWorkspace } from '../io/bundled.ts'
import { lastFolder, openDropped, openInput, pickFolder } from '../io/folder.ts'
import type { OpenedFolder } from '../io/folder.ts'
import { pickers } from '../io/file-system-access.ts'
import { savePlace } from '../io/preferences.ts'
import { droppedConfig } from '../io/outside-file.ts'
import { saveFile } from '../io/save-file.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import { loadSystems } from '../systems/registry.ts'
import { replaceTexts } from '../workspace/commands.ts'
import { createSessionStore, dispatch } from '../workspace/session-store.ts'
import type { SessionStore } from '../workspace/session-store.ts'
import { App } from './App.tsx'
import { resetCompare } from './compare/compare-state.ts'
import { count } from './shell/names.ts'
import { takeDropped } from './shell/dropped-file.ts'
import { useLinks } from './shell/linked.ts'
import { dismiss, dismissAll, notify } from './shell/notices.ts'
import { openBundled, openFolderFiles } from './shell/opened.ts'
import type { Opened } from './shell/opened.ts'
import type { Places } from './shell/places.ts'
import { checkDisk, saveAll } from './shell/saving.ts'
import { setView, view } from './view.ts'

interface Props {
  readonly bundled: readonly BundledWorkspace[]
  readonly first: Opened
}

/** The workspace that is open, and the ways to open another. */
export function Root({ bundled, first }: Props) {
  const [opened, setOpened] = useState(first)
  const store = useMemo(() => createSessionStore(opened.session), [opened])
  const [last, setLast] = useState<Awaited<ReturnType<typeof lastFolder>>>()
  const show = (next: Opened): void => {
    dismissAll()
    resetCompare()
    setView({ selected: undefined, reveal: undefined, focusField: undefined, filter: '', unfolded: new Map(), alone: undefined })
    setOpened(next)
  }
  const openFiles = (opening: Promise<OpenedFolder | undefined>): void => {
    const opened = opening.then((folder) => folder && openFolderFiles(folder).then(show))
    opened.then(lastFolder).then(setLast).catch(reportFailure)
  }
  useEffect(() => {
    lastFolder().then(setLast, reportFailure)
  }, [])
  useSystems(store)
  useNotices(opened, store)
  useDrafts(opened, store)
  usePlace(opened, store)
  useDisk(opened, store)
  useDrop(store, openFiles)
  const places: Places = {
    bundled: bundled.map(({ id, name }) => ({ id, name })),
    openBundled: (id) => {
      const workspace = bundled.find((one) => one.id === id)
      if (workspace) openBundled(workspace).then(show, reportFailure)
    },
    openFolder: () => openFiles(pickers().showDirectoryPicker ? pickFolder() : pickThroughInput()),
    ...(last ? { reopen: { name: last.name, run: () => openFiles(last.open()) } } : {}),
    save: () => {
      if (opened.disk) saveAll(store, opened.disk).catch(reportFailure)
      else notify({ id: 'save', text: NO_FOLDER, actions: [] })
    },
    downloadAll: () => {
      const { files, name } = store.getState()
      import('../io/zip.ts')
        .then(({ zipFiles }) => saveFile({ name: `${name}.zip`, content: zipFiles(files.values()) }))
        .catch(reportFailure)
    },
  }
  useLinks(opened, places)
  return <App key={opened.key} store={store} places={places} />
}

const NO_FOLDER =
  'This workspace has no folder behind it: changes are kept in this browser. Open a folder to save to it, or download everything as a zip.'

function reportFailure(error: unknown): void {
  notify({ id: 'failure', text: `That did not work: ${error instanceof Error ? error.message : String(error)}.`, actions: [] })
}

/** The first picture needs no schemas; they come right after it. */
function useSystems(store: SessionStore): void {
  useEffect(() => {
    loadSystems().then(() => dispatch(store, (session) => ({ ...session })), reportFailure)
  }, [store])
}

/** What opening left out, and the guess in place of a manifest. */
function useNotices(opened: Opened, store: SessionStore): void {
  useEffect(() => {
    const [first] = opened.leftOut
    if (first) {
      const others = opened.leftOut.length > 1 ? ` and ${count(opened.leftOut.length - 1, 'other file')}` : ''
      notify({
        id: 'left out',
        text: `Left out: ${first.path ?? first.reason}${first.path === undefined ? '' : ` (${first.reason})`}${others}.`,
        actions: [],
      })
    }
    const { files, guessed } = opened.session
    if (files.has(MANIFEST) || files.size === 0) return undefined
    const system = /^system: (.*)$/m.exec(guessed.text)?.[1]
    const seems = system === undefined || system === 'none' ? 'belongs to no system that Strata knows' : `looks like ${system}`
    const write = (): void =>
      dispatch(store, (session) =>
        replaceTexts(session, `Write ${MANIFEST}`, { texts: [{ path: MANIFEST, text: guessed.text }] }),
      )
    notify({
      id: 'guess',
      text: `This folder has no ${MANIFEST}. It ${seems} and is read that way.`,
      actions: [{ label: `Write ${MANIFEST}`, run: write }],
    })
    // Whatever else writes one says what was guessed, and more.
    const stop = store.subscribe((session) => {
      if (!session.files.has(MANIFEST)) return
      dismiss('guess')
      stop()
    })
    return stop
  }, [opened, store])
}

/** Unsaved work is kept as it is made, and offered again when its workspace is opened. */
function useDrafts(opened: Opened, store: SessionStore): void {
  useEffect(() => {
    let stop = (): void => undefined
    let isGone = false
    const start = async (): Promise<void> => {
      const found = await readDrafts(opened.key)
      if (isGone) return
      const keeper = keepDrafts(store, opened.key, { found, onFailure: reportFailure })
      stop = keeper.stop
      if (!found) return
      notify({
        id: 'drafts',
        text: `There is unsaved work here from before: ${found.texts.map(({ path }) => path).join(', ')}.`,
        actions: [
          {
            label: 'Restore it',
            run: () => {
              dispatch(store, (session) => restoreDrafts(session, found))
              keeper.settle()
            },
          },
          {
            label: 'Discard it',
            run: () => {
              keeper.settle()
              discardDrafts(opened.key).catch(reportFailure)
            },
          },
        ],
      })
    }
    start().catch(reportFailure)
    return () => {
      isGone = true
      stop()
    }
  }, [opened, store])
}

/** What is composed is kept, so that the workspace opens again as it was left. */
function usePlace({ key }: Opened, store: SessionStore): void {
  useEffect(() => {
    const keep = (files: readonly string[]): void => savePlace({ key, files })
    keep(store.getState().stack.files)
    return store.subscribe(({ stack }, before) => {
      if (stack.files !== before.stack.files) keep(stack.files)
    })
  }, [key, store])
}

/** Whenever the window comes back into focus, the folder is looked at again. */
function useDisk({ disk }: Opened, store: SessionStore): void {
  useEffect(() => {
    if (!disk) return
    const check = (): void => void checkDisk(store, disk).catch(reportFailure)
    addEventListener('focus', check)
    return () => removeEventListener('focus', check)
  }, [disk, store])
}

/** A folder or files dropped anywhere are opened. One config file never is without being asked for: it may be meant for what is open. */
function useDrop(store: SessionStore, open: (opening: Promise<OpenedFolder | undefined>) => void): void {
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const file = droppedConfig(event.dataTransfer)
      const isCompared = file !== undefined && view.getState().screen === 'compare'
      // What was dropped is gone once the event is over: it is taken before it is known whether anybody wants it opened.
      const opening = isCompared ? undefined : openDropped(event.dataTransfer)
      const openAlone = opening && (() => open(opening))
      if (file) takeDropped(store, { file, openAlone, onFailure: reportFailure }).catch(reportFailure)
      else openAlone?.()
    }
    addEventListener('dragover', allow)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', allow)
      removeEventListener('drop', drop)
    }
  })
}

/** For browsers without folder access: a hidden file input that takes a folder, to read only. */
function pickThroughInput(): Promise<OpenedFolder | undefined> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.webkitdirectory = true
    input.addEventListener('cancel', () => resolve(undefined))
    input.addEventListener('change', () => openInput(input.files ?? []).then(resolve, reject))
    input.click()
  })
}
