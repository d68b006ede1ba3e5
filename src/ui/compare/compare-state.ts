import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CompareLink } from '../../workspace/compare/compare-link.ts'

/** What the Compare screen shows and how; nothing that belongs to the files. */
export interface CompareState extends Omit<CompareLink, 'workspace'> {
  /** The line that the keyboard is at: a change by {@link changeKey}, a card, or a branch of the tree. */
  readonly selected: string | undefined
  /** Ids of cause cards and tree branches that are folded. */
  readonly folded: ReadonlySet<string>
  /** Ids of what is closed until it is opened: parts that only one side has, equal parts, and the details of rows. */
  readonly opened: ReadonlySet<string>
  /** Whether the side-by-side text carries the origin of each line as a comment. */
  readonly showOrigins: boolean
}

const START: CompareState = {
  sides: [],
  view: 'causes',
  filter: '',
  shows: 'changes',
  isThreeWay: false,
  selected: undefined,
  folded: new Set(),
  opened: new Set(),
  showOrigins: false,
}

export const compareState = createStore<CompareState>(() => START)

/** A part of the state of the Compare screen. */
export function useCompareState<T>(select: (state: CompareState) => T): T {
  return useStore(compareState, select)
}

export function setCompare(change: Partial<CompareState>): void {
  compareState.setState(change)
}

/** As it was before anything was compared: what one workspace compares means nothing in another. */
export function resetCompare(): void {
  compareState.setState(START)
}
