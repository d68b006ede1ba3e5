import { compose } from '../core/compose/compose.ts'
import type { Composition } from '../core/compose/compose.ts'
import { fingerprintOf } from '../core/print/fingerprint.ts'
import { rulesOf } from './rules.ts'
import type { Session } from './session.ts'

/** What a session composes, and a text that two have in common where they resolve alike. */
export function composeOf(session: Session): Composition & { readonly text: string } {
  const composition = compose(session.files, session.stack, rulesOf(session).options)
  return { ...composition, text: fingerprintOf(composition.config) }
}
