import { OVERRIDES, overridesSource } from '../core/compose/compose.ts'
import type { Stack } from '../core/compose/compose.ts'
import type { Files, Source } from '../core/source.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'

/**
 * Everything about an open workspace that a person can change. The texts are the truth; all else is derived from them
 * (see {@link derive}).
 */
export interface Session {
  /** What the workspace is called on screen. */
  readonly name: string
  readonly files: Files
  /** What stands in for `strata.yaml` while there is none: a guess from the files. */
  readonly guessed: Source
  /** The files as they were opened or last saved; a file not among them has never been saved. */
  readonly saved: Files
  readonly stack: Stack
  /** Id of the layer that form edits are written to. */
  readonly target: string
  /** Steps that can be undone, the latest last. */
  readonly past: readonly Step[]
  /** Steps that were undone and can be done again, the next last. */
  readonly future: readonly Step[]
}

/** One step of the history: texts before and after. */
export interface Step {
  /** What was done, for the menu: "Set model.xlstm.num_blocks". */
  readonly label: string
  readonly changes: readonly TextChange[]
  /** Where the step opened other files too, or took away some that were open. */
  readonly focus?: { readonly before: Focus; readonly after: Focus }
  /** Steps on one file that follow each other with the same mark are one step (typing). `''` joins nothing. */
  readonly mark: string
}

/** What is composed of the files, and where form edits go. */
export interface Focus extends Pick<Stack, 'files' | 'off'>, Pick<Session, 'target'> {}

/** A text replaced; `before` is undefined for a new file, `after` for a removed one. */
export interface TextChange {
  readonly path: string
  readonly before: Source | undefined
  readonly after: Source | undefined
}

/** The session after something that may be refused, or, as one clause, why it was. */
export type Attempt = { readonly session: Session } | { readonly refusal: string }

/** A session on these files, nothing composed yet. `guess` is the text of the `strata.yaml` that they seem to want. */
export function openSession(name: string, files: Files, guess = ''): Session {
  const guessed: Source = { kind: 'file', path: MANIFEST, text: guess }
  const stack = { files: [], overrides: overridesSource(''), off: new Set<string>() }
  return { name, files, guessed, saved: files, stack, target: OVERRIDES, past: [], future: [] }
}

/** The text at `path`: a file's, or that of the overrides layer. */
export function sourceAt(session: Session, path: string): Source | undefined {
  return path === OVERRIDES ? session.stack.overrides : session.files.get(path)
}

/** Whether the text at `path` is not the saved one. */
export function isUnsaved({ files, saved }: Session, path: string): boolean {
  return files.get(path)?.text !== saved.get(path)?.text
}

/** Paths of files whose text is not the saved one, new and removed files included. */
export function unsavedFiles(session: Session): readonly string[] {
  const changed: string[] = []
  for (const [path, source] of session.files) if (session.saved.get(path)?.text !== source.text) changed.push(path)
  for (const path of session.saved.keys()) if (!session.files.has(path)) changed.push(path)
  return changed
}
