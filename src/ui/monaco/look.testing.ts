import { overridesSource } from '../../core/compose/compose.ts'
import { lookAt } from './look-at.ts'
import type { Look } from './look-at.ts'
import { openTestSession, XLSTM } from './session.testing.ts'

/** A look at a text of the test workspace with the cursor, `‸`, taken out of it. */
export interface Marked {
  readonly look: Look
  readonly text: string
  readonly offset: number
}

/** The experiment, or another file, with this text; it is composed, beneath the overrides. */
export function markedFile(marked: string, { path = XLSTM, overrides = '', texts = {} }: MarkedOptions = {}): Marked {
  const text = marked.replace('‸', '')
  const session = openTestSession({ ...texts, [path]: text }, path)
  const stack = { ...session.stack, overrides: overridesSource(overrides) }
  return { look: lookAt({ ...session, stack }, path), text, offset: marked.indexOf('‸') }
}

interface MarkedOptions {
  readonly path?: string
  readonly overrides?: string
  readonly texts?: Readonly<Record<string, string>>
}
