import { useMemo, useState } from 'react'
import { folderOf } from '../../core/file-path.ts'
import type { MigrationRequest } from '../../workspace/migrate/migration.ts'
import { useSession } from '../session-context.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { MigrationDecision } from './MigrationDecision.tsx'
import { MigrationReport } from './MigrationReport.tsx'
import { MigrationSummary } from './MigrationSummary.tsx'
import { useMigration } from './use-migration.ts'
import type { MigrationWork } from './use-migration.ts'
import './migrate.css'

/** Files in another format: what would be done, the proof that nothing else changes, and the button that does it as one step. */
export function MigrateDialog() {
  const [request, setRequest] = useState<MigrationRequest>({ to: 'yaml', within: '' })
  const [attempt, setAttempt] = useState(0)
  return (
    <Dialog name="Migrate" className="migrate">
      <div className="migrate-head">
        <h2 className="dialog-head">Migrate {request.to === 'yaml' ? 'to layered YAML' : 'to JSON and INI'}</h2>
        <Asking request={request} ask={setRequest} />
      </div>
      <MigrationRun key={`${request.to} ${attempt} ${request.within}`} request={request} again={() => setAttempt(attempt + 1)} />
    </Dialog>
  )
}

function MigrationRun({ request, again }: { readonly request: MigrationRequest; readonly again: () => void }) {
  const { work, stop } = useMigration(request)
  return (
    <>
      {work.state === 'working' && <Working work={work} stop={stop} />}
      {work.state === 'stopped' && (
        <p className="migrate-stopped" role="status">
          Stopped; nothing has been changed.{' '}
          <button type="button" className="button is-small" onClick={again}>
            Start again
          </button>
        </p>
      )}
      {work.state === 'done' && (
        <>
          <MigrationSummary migration={work.migration} />
          <MigrationReport rows={work.migration.rows} />
        </>
      )}
      <MigrationDecision work={work} />
    </>
  )
}

interface AskingProps {
  readonly request: MigrationRequest
  readonly ask: (request: MigrationRequest) => void
}

function Asking({ request, ask }: AskingProps) {
  const files = useSession((session) => session.files)
  const folders = useMemo(
    () => [...new Set([...files.keys()].map(folderOf))].filter((folder) => folder !== '').toSorted(),
    [files],
  )
  return (
    <div className="migrate-asking">
      <label>
        <span className="soft">Of</span>{' '}
        <select className="control" value={request.within} onChange={(event) => ask({ ...request, within: event.target.value })}>
          <option value="">the whole workspace</option>
          {folders.map((folder) => (
            <option key={folder} value={folder}>
              {folder}
            </option>
          ))}
        </select>
      </label>
      <div className="segments" role="group" aria-label="To">
        <button type="button" aria-pressed={request.to === 'yaml'} onClick={() => ask({ ...request, to: 'yaml' })}>
          YAML
        </button>
        <button type="button" aria-pressed={request.to === 'json'} onClick={() => ask({ ...request, to: 'json' })}>
          JSON and INI
        </button>
      </div>
    </div>
  )
}

const DOING = {
  read: 'Reading experiments',
  convert: 'Writing files anew',
  link: 'Following the files that name them',
  prove: 'Composing before and after',
} as const

function Working({ work, stop }: { readonly work: MigrationWork & { readonly state: 'working' }; readonly stop: () => void }) {
  const { progress } = work
  return (
    <div className="migrate-working">
      <p role="status">{progress ? DOING[progress.doing] : 'Starting'} …</p>
      <progress aria-label="How far it is" max={progress?.total ?? 1} value={progress?.done ?? 0} />
      <p className="mono soft">{progress && `${progress.done + 1} of ${progress.total} ${progress.path}`}</p>
      <button type="button" className="button" onClick={stop}>
        Stop
      </button>
    </div>
  )
}
