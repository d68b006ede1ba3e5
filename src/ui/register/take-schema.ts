import { createStore } from 'zustand/vanilla'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { loadSystems } from '../../systems/registry.ts'
import { setTarget, undo } from '../../workspace/commands.ts'
import { registerSchema } from '../../workspace/register-schema.ts'
import type { SchemaUse } from '../../workspace/register-schema.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { proposeSchema } from '../../workspace/schema-proposal.ts'
import type { Session } from '../../workspace/session.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import type { Outside } from '../../workspace/compare/side.ts'
import { notify } from '../shell/notices.ts'
import { revealField, setView } from '../view.ts'
import { fieldOfUse, saidOfUse } from './schema-words.ts'

/** The schema that the dialog asks about. */
export const offeredSchema = createStore<Outside | undefined>(() => undefined)

/** Registers a schema where it says itself what it is; else asks, in a dialog. */
export async function offerSchema(store: SessionStore, schema: Outside): Promise<void> {
  await loadSystems()
  const { best, isClear } = proposeSchema(store.getState(), schema)
  if (isClear && finishSchema(store, schema, best) === undefined) return
  offeredSchema.setState(schema, true)
  setView({ dialog: 'register' })
}

/** Registers a schema for a use and says where it went; gives back why it could not. */
export function finishSchema(store: SessionStore, schema: Outside, use: SchemaUse): string | undefined {
  const result = registerSchema(store.getState(), schema, use)
  if ('refusal' in result) return result.refusal
  const { system, options } = rulesOf(result.session)
  dispatch(store, () => withForm(result.session, options.isDescription))
  const step = result.session.past.at(-1)
  const takeBack = (): void => dispatch(store, (session) => (session.past.at(-1) === step ? undo(session) : session))
  notify({ id: 'schema', text: saidOfUse(use, result.file, system), actions: [{ label: 'Undo', run: takeBack }] })
  const field = fieldOfUse(use, system)
  if (field) revealField(field)
  return undefined
}

/** The session with a layer that has a form, where a schema or `strata.yaml` was being edited. */
function withForm(session: Session, isDescription: (path: string) => boolean): Session {
  return isDescription(session.target) ? setTarget(session, session.stack.files.at(-1) ?? OVERRIDES) : session
}
