import { pickedIn, togglePreset } from '../../workspace/presets.ts'
import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import type { MenuItem } from '../look/Menu.tsx'
import { useDerived, useDispatch, useSession, useSessionStore } from '../session-context.tsx'
import type { Session } from '../../workspace/session.ts'
import { notify } from '../shell/notices.ts'

/** The ready-made layers of the system: those that the edited file picks are checked. Nothing where the system has none. */
export function PresetMenu() {
  const store = useSessionStore()
  const dispatch = useDispatch()
  const sections = useDerived(({ system }) => system.sections)
  const presets = useDerived(({ system }) => system.presets)
  const session = useSession<Session>((whole) => whole)
  const file = session.files.has(session.target) ? session.target : session.stack.files.at(-1)
  if (!presets || presets.length === 0 || file === undefined) return null
  const items = presets.map((preset): MenuItem => {
    const { section, id, help } = preset
    const run = (): void => {
      const attempt = togglePreset(store.getState(), file, preset)
      if ('refusal' in attempt) notify({ id: 'preset', text: `${id} is not picked: ${attempt.refusal}.`, actions: [] })
      else dispatch(() => attempt.session)
    }
    return {
      id: `${section}/${id}`,
      label: (
        <span className="mono" title={help}>
          {id}
        </span>
      ),
      group: sections.find(({ key }) => key === section)?.title ?? section,
      isChosen: pickedIn(session, file, section).includes(id),
      run,
    }
  })
  return (
    <Menu
      name={`Presets for ${file}`}
      className="button is-quiet is-small"
      button={
        <>
          <Icon name="plus" /> Preset
        </>
      }
      items={items}
    />
  )
}
