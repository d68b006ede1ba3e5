import { exportYaml } from '../../core/export/export-yaml.ts'
import { applyMigration } from '../../workspace/migrate/apply-migration.ts'
import { derive } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import type { Outside } from '../../workspace/compare/side.ts'
import { useDispatch, useSessionStore } from '../session-context.tsx'
import { compareOpenWith } from '../shell/compare-open.ts'
import { closeDialog } from '../shell/Dialog.tsx'
import { count, stackName } from '../shell/names.ts'
import { notify } from '../shell/notices.ts'
import type { NoticeAction } from '../shell/notices.ts'
import type { MigrationWork } from './use-migration.ts'

/** The button that migrates, in one step; afterwards, a way to see that what is open is the same. */
export function MigrationDecision({ work }: { readonly work: MigrationWork }) {
  const store = useSessionStore()
  const dispatch = useDispatch()
  const moves = work.state === 'done' && work.migration.refusal === undefined ? work.migration.moves.length : 0
  const migrate = (): void => {
    if (work.state !== 'done') return
    const done = applyMigration(store.getState(), work.migration, work.start)
    if ('refusal' in done) notify({ id: 'migrate', text: `Nothing is migrated: ${done.refusal}.`, actions: [] })
    else {
      const before = asItWas(store.getState())
      dispatch(() => done.session)
      notify({
        id: 'migrate',
        text: `${count(moves, 'file')} migrated; undo takes it back.`,
        actions: before ? [compareWith(before)] : [],
      })
    }
    closeDialog()
  }
  return (
    <div className="dialog-actions">
      <span className="soft migrate-undo">{moves > 0 ? 'One step: undo takes it back.' : ''}</span>
      <button type="button" className="button" onClick={closeDialog}>
        Close
      </button>
      <button type="button" className="button is-main" disabled={moves === 0} onClick={migrate}>
        {work.state === 'done' ? `Migrate ${count(moves, 'file')}` : 'Migrate'}
      </button>
    </div>
  )
}

/** What is open, resolved, to be compared with what it is afterwards; undefined where it cannot leave. */
function asItWas(session: Session): Outside | undefined {
  const { composition } = derive(session)
  if (composition.stack.files.length === 0) return undefined
  // To compare names of files they have to be there.
  const exported = exportYaml({ ...composition, named: [] }, {})
  const name = `${stackName(composition.stack.files)} before migrating`
  return exported.ok ? { kind: 'text', name, text: exported.text } : undefined
}

function compareWith(before: Outside): NoticeAction {
  return { label: 'Compare with before', run: () => compareOpenWith(before) }
}
