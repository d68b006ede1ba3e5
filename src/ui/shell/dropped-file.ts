import { readOutside } from '../../io/outside-file.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { offerAsSide } from '../compare/sides/outside-side.ts'
import { registerText, takeSchema } from '../register/take-file.ts'
import { compareOpenWith } from './compare-open.ts'
import { notify } from './notices.ts'
import type { NoticeAction } from './notices.ts'

interface Drop {
  readonly file: File
  /** Opens the file in the place of the workspace; undefined where it was dropped on a comparison. */
  readonly openAlone: (() => void) | undefined
  readonly onFailure: (error: unknown) => void
}

/** Takes one config file that was dropped: a schema is registered, anything else is asked about. The workspace stays. */
export async function takeDropped(store: SessionStore, { file, openAlone, onFailure }: Drop): Promise<void> {
  const read = await readOutside(file)
  if ('refusal' in read) return tell(`${file.name} is not taken: ${read.refusal}.`, [])
  if (await takeSchema(store, read)) return
  if (!openAlone) return offerAsSide(read)
  const alone = { label: 'Open it alone', run: openAlone }
  if (read.badUtf8At !== undefined) return tell(`${file.name} is not taken: it is not UTF-8. Save it as UTF-8 first.`, [alone])
  const register = { label: 'Register it as a schema', run: () => void registerText(store, read).catch(onFailure) }
  const compare = { label: 'Compare it with what is open', run: () => compareOpenWith(read) }
  const isJson = /\.json$/i.test(file.name)
  tell(`${file.name} was dropped here: what is it for?`, isJson ? [register, compare, alone] : [compare, alone])
}

function tell(text: string, actions: readonly NoticeAction[]): void {
  notify({ id: 'dropped', text, actions })
}
