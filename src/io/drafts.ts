import { OVERRIDES } from '../core/compose/compose.ts'
import { openStack, replaceTexts } from '../workspace/commands.ts'
import type { SessionStore } from '../workspace/session-store.ts'
import { unsavedFiles } from '../workspace/session.ts'
import type { Session } from '../workspace/session.ts'
import { dropKept, readKept, writeKept } from './database.ts'

/** Work that was not saved when the page went away. */
export interface Drafts {
  readonly texts: readonly Draft[]
  /** The files that were composed, lowest first. */
  readonly stack: readonly string[]
}

/** A text that was not saved; undefined for a file that was removed. The path `overrides` is the overrides layer. */
export interface Draft {
  readonly path: string
  readonly text: string | undefined
  /** The saved text that it was made from, so that one can see whether that has changed since. */
  readonly base: string | undefined
}

/** All of a session's unsaved work; undefined where there is none. */
export function draftsOf(session: Session): Drafts | undefined {
  const { files, saved, stack } = session
  const texts: Draft[] = unsavedFiles(session).map((path) => {
    return { path, text: files.get(path)?.text, base: saved.get(path)?.text }
  })
  if (stack.overrides.text !== '') texts.push({ path: OVERRIDES, text: stack.overrides.text, base: '' })
  return texts.length > 0 ? { texts, stack: stack.files } : undefined
}

/** The drafts kept for a workspace that are still to be restored or discarded. Keeps and writes nothing. */
export async function readDrafts(workspace: string): Promise<Drafts | undefined> {
  const kept = await readKept(keyOf(workspace))
  return isDrafts(kept) && kept.texts.length > 0 ? kept : undefined
}

/** Forgets the drafts of a workspace. */
export async function discardDrafts(workspace: string): Promise<void> {
  await dropKept(keyOf(workspace))
}

/** The session with drafts in place of its texts, as one step that can be undone, and the stack that was composed. */
export function restoreDrafts(session: Session, { texts, stack }: Drafts): Session {
  const restored = replaceTexts(session, 'Restore unsaved changes', { texts })
  const isThere = stack.length > 0 && stack.every((path) => restored.files.has(path))
  return isThere ? openStack(restored, stack) : restored
}

/** Keeps a store's unsaved work in this browser as it changes. */
export interface DraftKeeper {
  /** To be called once the person has restored or discarded the drafts found on opening: until then they are kept too. */
  readonly settle: () => void
  readonly stop: () => void
}

const PAUSE = 400

export interface DraftOptions {
  /** The drafts that {@link readDrafts} found on opening. */
  readonly found?: Drafts | undefined
  /** Told when the browser would not keep them, so that the person can be. */
  readonly onFailure: (reason: unknown) => void
}

/**
 * Starts keeping the store's unsaved work, a moment after each change and when the page is hidden. Nothing is written before
 * the first change; once all is saved, nothing is kept.
 */
export function keepDrafts(store: SessionStore, workspace: string, { found, onFailure }: DraftOptions): DraftKeeper {
  let waiting = found
  let keptText = found ? JSON.stringify(found) : ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    const drafts = join(draftsOf(store.getState()), waiting)
    const text = drafts ? JSON.stringify(drafts) : ''
    if (text === keptText) return
    keptText = text
    const kept = drafts ? writeKept(keyOf(workspace), drafts) : dropKept(keyOf(workspace))
    kept.catch(onFailure)
  }
  const schedule = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, PAUSE)
  }
  const flush = (): void => {
    if (timer !== undefined) write()
  }
  const unsubscribe = store.subscribe(schedule)
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)
  return {
    settle: () => {
      waiting = undefined
      schedule()
    },
    stop: () => {
      flush()
      unsubscribe()
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    },
  }
}

/** Of two drafts of one file the newer is kept. */
function join(now: Drafts | undefined, waiting: Drafts | undefined): Drafts | undefined {
  if (!now || !waiting) return now ?? waiting
  const paths = new Set(now.texts.map(({ path }) => path))
  return { ...now, texts: [...waiting.texts.filter(({ path }) => !paths.has(path)), ...now.texts] }
}

function keyOf(workspace: string): string {
  return `drafts of ${workspace}`
}

function isDrafts(kept: unknown): kept is Drafts {
  return typeof kept === 'object' && kept !== null && 'texts' in kept && Array.isArray(kept.texts) && 'stack' in kept
}
