import { OVERRIDES } from '../core/compose/compose.ts'
import type { Source } from '../core/source.ts'
import { withoutFiles } from './focus.ts'
import type { Session, TextChange } from './session.ts'

/** The session with one side of some changes in place. Files that are removed leave the stack. */
export function applyChanges(session: Session, changes: readonly TextChange[], side: 'before' | 'after'): Session {
  const files = new Map(session.files)
  let { overrides } = session.stack
  for (const change of changes) {
    const source = change[side]
    if (change.path === OVERRIDES) overrides = source ?? overrides
    else setFile(files, change.path, source)
  }
  const isShared = changes.every(({ path }) => path === OVERRIDES)
  const stack = overrides === session.stack.overrides ? session.stack : { ...session.stack, overrides }
  const gone = changes.filter(({ path }) => session.files.has(path) && !files.has(path)).map(({ path }) => path)
  return withoutFiles({ ...session, files: isShared ? session.files : files, stack }, gone)
}

function setFile(files: Map<string, Source>, path: string, source: Source | undefined): void {
  if (source) files.set(path, source)
  else files.delete(path)
}
