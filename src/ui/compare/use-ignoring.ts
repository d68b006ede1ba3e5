import { isBeneathPattern } from '../../core/diff/path-pattern.ts'
import type { Path } from '../../core/path.ts'
import { patternOfPath } from '../../workspace/change-pattern.ts'
import { undo } from '../../workspace/commands.ts'
import { compareOptionsOf } from '../../workspace/compare/compare-options.ts'
import { ignoreKey, unignoreKey } from '../../workspace/compare/ignore-key.ts'
import type { MenuItem } from '../look/Menu.tsx'
import { useDispatch, useSessionStore } from '../session-context.tsx'
import { count } from '../shell/names.ts'
import { dismiss, notify } from '../shell/notices.ts'
import { useAttempt } from './causes/use-attempt.ts'

/** What the workspace leaves out of comparisons, and how that is changed: `strata.yaml` lists it (D5). */
export interface Ignoring {
  /** What a menu offers for a key: to ignore it, or to count it again. */
  readonly itemsFor: (path: Path) => readonly MenuItem[]
  /** Ignores a key, or counts it again where it is ignored. */
  readonly toggle: (path: Path) => void
}

/** What counts now: ignoring hides the paths among these that its pattern covers. */
export interface Countable {
  /** `change`, or `key` where a row stands for the changes of several columns. */
  readonly noun: string
  readonly paths: readonly Path[]
}

export function useIgnoring({ noun, paths }: Countable): Ignoring {
  const store = useSessionStore()
  const dispatch = useDispatch()
  const attempt = useAttempt()
  const hiddenBy = (pattern: string): number => paths.filter((path) => isBeneathPattern(path, pattern)).length
  const patternsOf = (path: Path): readonly string[] =>
    compareOptionsOf(store.getState()).ignore.filter((pattern) => isBeneathPattern(path, pattern))
  const countAgain = (pattern: string): void => {
    if (attempt((session) => unignoreKey(session, pattern))) dismiss(NOTICE)
  }
  const ignore = (pattern: string): void => {
    const hidden = count(hiddenBy(pattern), `${noun} is`, `${noun}s are`)
    if (!attempt((session) => ignoreKey(session, pattern))) return
    const step = store.getState().past.at(-1)
    // Other steps may have followed: then only the pattern is taken out.
    const takeBack = (): void => {
      if (store.getState().past.at(-1) === step) dispatch(undo)
      else countAgain(pattern)
    }
    notify({ id: NOTICE, text: `Ignoring ${pattern}: ${hidden} hidden.`, actions: [{ label: 'Undo', run: takeBack }] })
  }
  return {
    itemsFor: (path) => {
      const patterns = patternsOf(path)
      const own = patternOfPath(path)
      const offer = { id: 'ignore', label: `Ignore ${own} (${count(hiddenBy(own), noun)})`, run: () => ignore(own) }
      if (patterns.length === 0) return [offer]
      return patterns.map((pattern) => ({
        id: `count ${pattern}`,
        label: `Count ${pattern} again`,
        run: () => countAgain(pattern),
      }))
    },
    toggle: (path) => {
      const [pattern] = patternsOf(path)
      if (pattern === undefined) ignore(patternOfPath(path))
      else countAgain(pattern)
    },
  }
}

const NOTICE = 'ignored'
