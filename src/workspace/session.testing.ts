import { OVERRIDES, overridesSource } from '../core/compose/compose.ts'
import { filesOf } from '../core/compose/composition.testing.ts'
import { openStack } from './commands.ts'
import { openSession } from './session.ts'
import type { Session } from './session.ts'

/** What a test opens: the stack, override lines, and the guess in place of `strata.yaml`. */
interface Opening {
  readonly stack?: readonly string[]
  readonly overrides?: string
  readonly guess?: string
}

/** A session on these texts by path. */
export function sessionOf(texts: Readonly<Record<string, string>>, { stack = [], overrides = '', guess }: Opening = {}): Session {
  const session = openStack(openSession('test', filesOf(texts), guess), stack)
  return { ...session, stack: { ...session.stack, overrides: overridesSource(overrides) } }
}

/** All texts of a session by path, that of the overrides layer among them. */
export function textsOf({ files, stack }: Session): Readonly<Record<string, string>> {
  const texts = [...files].map(([path, { text }]): [string, string] => [path, text])
  return Object.fromEntries([...texts, [OVERRIDES, stack.overrides.text]])
}
