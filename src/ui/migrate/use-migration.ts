import { useEffect, useRef, useState } from 'react'
import type { Files } from '../../core/source.ts'
import { migrateFiles, withGuess } from '../../workspace/migrate/migrate-files.ts'
import type { Migration, MigrationProgress, MigrationRequest } from '../../workspace/migrate/migration.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { useSessionStore } from '../session-context.tsx'
import { runInSlices } from './run-in-slices.ts'

/** A migration as far as it has been worked out. */
export type MigrationWork =
  | { readonly state: 'working'; readonly progress: MigrationProgress | undefined }
  | { readonly state: 'stopped' }
  /** `start` are the files that it was worked out from. */
  | { readonly state: 'done'; readonly migration: Migration; readonly start: Files }

/** Works a migration out once, for as long as the component is there; `stop` ends it. */
export function useMigration({ to, within }: MigrationRequest): { readonly work: MigrationWork; readonly stop: () => void } {
  const store = useSessionStore()
  const [work, setWork] = useState<MigrationWork>({ state: 'working', progress: undefined })
  const running = useRef<AbortController>(undefined)
  useEffect(() => {
    const controller = new AbortController()
    running.current = controller
    const session = store.getState()
    const steps = migrateFiles({ files: withGuess(session), rules: rulesOf(session), request: { to, within } })
    const tell = (progress: MigrationProgress): void => setWork({ state: 'working', progress })
    const finish = (migration: Migration | undefined): void => {
      if (migration) setWork({ state: 'done', migration, start: session.files })
    }
    void runInSlices(steps, { signal: controller.signal, tell }).then(finish)
    return () => controller.abort()
  }, [store, to, within])
  const stop = (): void => {
    running.current?.abort()
    setWork({ state: 'stopped' })
  }
  return { work, stop }
}
