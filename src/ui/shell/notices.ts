import { createStore } from 'zustand/vanilla'

/** Something the person should know or decide, shown under the top bar until it is dealt with. */
export interface Notice {
  /** A later notice with the same id takes the place of an earlier one. */
  readonly id: string
  readonly text: string
  readonly actions: readonly NoticeAction[]
}

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

export const notices = createStore<readonly Notice[]>(() => [])

/** Shows a notice. Each of its actions closes it, and so does its own button. */
export function notify(notice: Notice): void {
  notices.setState((all) => [...all.filter(({ id }) => id !== notice.id), notice], true)
}

export function dismiss(id: string): void {
  notices.setState((all) => all.filter((notice) => notice.id !== id), true)
}

export function dismissAll(): void {
  notices.setState([], true)
}
