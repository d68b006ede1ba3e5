import { pickConfig, readOutside } from '../../io/outside-file.ts'
import { looksLikeSchema } from '../../systems/looks-like-schema.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import type { Outside } from '../../workspace/side.ts'
import { notify } from '../shell/notices.ts'

/** Whether a file that was dropped is a JSON Schema; then it is registered. */
export async function takeSchemaFile(store: SessionStore, file: File): Promise<boolean> {
  const read = await readOutside(file)
  if ('refusal' in read || !looksLikeSchema({ ...read, kind: 'file', path: read.name })) return false
  await offer(store, read)
  return true
}

/** Asks for a schema file and registers it; for people who do not drop files. */
export async function pickSchemaFile(store: SessionStore): Promise<void> {
  const file = await pickConfig()
  const read = file && (await readOutside(file))
  if (read && 'refusal' in read) notify({ id: 'schema', text: `${file.name} is not registered: ${read.refusal}.`, actions: [] })
  else if (read) await offer(store, read)
}

/** What reads schemas comes with the systems; the first picture has no use for it. */
async function offer(store: SessionStore, schema: Outside): Promise<void> {
  const { offerSchema } = await import('./take-schema.ts')
  await offerSchema(store, schema)
}
