import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { startsWith, toPointer } from '../core/path.ts'
import type { Path } from '../core/path.ts'

/** What is on screen and how, nothing that belongs to the files. */
export interface View {
  readonly screen: 'compose' | 'compare'
  readonly mode: 'form' | 'text' | 'both'
  /** What is shown of the result: the resolved config, or what it does. */
  readonly result: 'resolved' | 'effects'
  /** The key whose history is open. */
  readonly selected: Path | undefined
  /** Where the text editor should go next; `at` counts up so that going to the same place twice works. */
  readonly reveal: { readonly file: string; readonly offset: number; readonly at: number } | undefined
  /** A row of the form to scroll to and focus. */
  readonly focusField: { readonly path: Path; readonly at: number } | undefined
  /** The form's row filter, in the grammar of form/row-filter.ts. */
  readonly filter: string
  /** Blocks of the form that were opened or closed by hand, by pointer: in every layer alike. */
  readonly unfolded: ReadonlyMap<string, boolean>
  /** The block that is the whole form for now; undefined for all sections. */
  readonly alone: Path | undefined
  readonly showDefaults: boolean
  readonly bottomPanel: 'problems' | undefined
  readonly dialog: 'palette' | 'outline' | 'export' | 'patch' | 'register' | 'migrate' | 'shortcuts' | undefined
  readonly theme: 'light' | 'dark' | 'system'
}

export const view = createStore<View>(() => ({
  screen: 'compose',
  mode: 'form',
  result: 'resolved',
  selected: undefined,
  reveal: undefined,
  focusField: undefined,
  filter: '',
  unfolded: new Map(),
  alone: undefined,
  showDefaults: true,
  bottomPanel: undefined,
  dialog: undefined,
  theme: 'system',
}))

/** A part of the view state. */
export function useView<T>(select: (state: View) => T): T {
  return useStore(view, select)
}

export function setView(change: Partial<View>): void {
  view.setState(change)
}

let moves = 0

/** Sends the text editor in Compose to an offset of a file, showing the text if only the form is on screen. */
export function revealText(file: string, offset: number): void {
  moves += 1
  view.setState(({ mode }) => ({ screen: 'compose', reveal: { file, offset, at: moves }, mode: mode === 'form' ? 'text' : mode }))
}

/** Sends the form in Compose to a row or the head of a block, opening what it lies in. */
export function revealField(path: Path): void {
  moves += 1
  view.setState(({ mode, unfolded, alone }) => ({
    screen: 'compose',
    focusField: { path, at: moves },
    mode: mode === 'text' ? 'form' : mode,
    unfolded: withOpen(unfolded, path),
    alone: alone && startsWith(path, alone) ? alone : undefined,
  }))
}

function withOpen(unfolded: View['unfolded'], path: Path): View['unfolded'] {
  const pointers = path.map((_, depth) => toPointer(path.slice(0, depth + 1)))
  return new Map([...unfolded, ...pointers.map((pointer) => [pointer, true] as const)])
}

/** Opens or closes a block of the form. */
export function setUnfolded(path: Path, isOpen: boolean): void {
  view.setState(({ unfolded }) => ({ unfolded: new Map(unfolded).set(toPointer(path), isOpen) }))
}

/** Makes a block the whole form, or with undefined all sections again, and goes to the head of `focus`. */
export function openAlone(path: Path | undefined, focus: Path): void {
  view.setState({ alone: path })
  revealField(focus)
}
