import type { SessionStore } from '../../workspace/session-store.ts'
import { openModel } from './bound-model.ts'
import type { ModelUse } from './bound-model.ts'

let lent: readonly ModelUse[] = []

/** Keeps texts open that an editor may show beside its own, in a peek, until {@link returnModels}. */
export function lendModels(store: SessionStore, paths: Iterable<string>): void {
  const has = (path: string): boolean => lent.some(({ bound }) => bound.store === store && bound.path === path)
  const more = Array.from(new Set(paths)).filter((path) => !has(path))
  lent = [...lent, ...more.map((path) => openModel(store, path)).filter((use) => use !== undefined)]
}

/** Closes the texts that were lent, if nobody else uses them. */
export function returnModels(): void {
  const before = lent
  lent = []
  for (const { release } of before) release()
}
