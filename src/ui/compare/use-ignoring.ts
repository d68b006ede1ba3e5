import { isBeneathPattern } from '../../core/path-pattern.ts'
import type { Path } from '../../core/path.ts'
import { patternOfPath } from '../../workspace/change-pattern.ts'
import { compareOptionsOf } from '../../workspace/compare-options.ts'
import { ignoreKey, unignoreKey } from '../../workspace/ignore-key.ts'
import { useSessionStore } from '../session-context.tsx'
import { useAttempt } from './use-attempt.ts'

/** What the workspace leaves out of comparisons, and how that is changed: `strata.yaml` lists it (D5). */
export interface Ignoring {
  /** The patterns that leave a key out. */
  readonly patternsOf: (path: Path) => readonly string[]
  readonly ignore: (path: Path) => void
  readonly countAgain: (pattern: string) => void
}

export function useIgnoring(): Ignoring {
  const store = useSessionStore()
  const attempt = useAttempt()
  return {
    patternsOf: (path) => compareOptionsOf(store.getState()).ignore.filter((pattern) => isBeneathPattern(path, pattern)),
    ignore: (path) => attempt((session) => ignoreKey(session, patternOfPath(path))),
    countAgain: (pattern) => attempt((session) => unignoreKey(session, pattern)),
  }
}
