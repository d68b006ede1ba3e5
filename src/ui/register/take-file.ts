import { pickConfig, readOutside } from '../../io/outside-file.ts'
import { looksLikeSchema } from '../../systems/schema/looks-like-schema.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import type { Outside } from '../../workspace/compare/side.ts'
import { notify } from '../shell/notices.ts'

/** Whether a text that was dropped is a JSON Schema; then it is registered. */
export async function takeSchema(store: SessionStore, text: Outside): Promise<boolean> {
  if (!looksLikeSchema({ ...text, kind: 'file', path: text.name })) return false
  await registerText(store, text)
  return true
}

/** Asks for a schema file and registers it; for people who do not drop files. */
export async function pickSchemaFile(store: SessionStore): Promise<void> {
  const file = await pickConfig()
  const read = file && (await readOutside(file))
  if (read && 'refusal' in read) notify({ id: 'schema', text: `${file.name} is not registered: ${read.refusal}.`, actions: [] })
  else if (read) await registerText(store, read)
}

/** Registers a text as a schema, whatever it looks like. What reads schemas is loaded when it is asked for. */
export async function registerText(store: SessionStore, schema: Outside): Promise<void> {
  const { offerSchema } = await import('./take-schema.ts')
  await offerSchema(store, schema)
}
