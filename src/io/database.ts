import { createStore, del, get, set } from 'idb-keyval'

const NAME = 'strata'

/** The value kept under a key, if any. Reading where nothing was ever kept makes no database. */
export async function readKept(key: string): Promise<unknown> {
  return (await isThere()) ? get<unknown>(key, store()) : undefined
}

/** Keeps a value in this browser until {@link dropKept}. */
export async function writeKept(key: string, value: unknown): Promise<void> {
  await set(key, value, store())
}

export async function dropKept(key: string): Promise<void> {
  if (await isThere()) await del(key, store())
}

async function isThere(): Promise<boolean> {
  const databases = await indexedDB.databases()
  return databases.some(({ name }) => name === NAME)
}

let opened: ReturnType<typeof createStore> | undefined

function store(): ReturnType<typeof createStore> {
  opened ??= createStore(NAME, 'kept')
  return opened
}
