import { pickedIn, togglePreset } from '../../workspace/presets.ts'
import type { Session } from '../../workspace/session.ts'
import type { Preset } from '../../systems/system.ts'
import { useDerived, useDispatch, useSession, useSessionStore } from '../session-context.tsx'
import { notify } from '../shell/notices.ts'

/** The ready-made layers of the system, for the file that picks them. */
export interface PresetChoices {
  /** The edited file, or the highest of the stack where something else is edited. */
  readonly file: string
  readonly choices: readonly PresetChoice[]
}

interface PresetChoice {
  readonly preset: Preset
  /** The title of its section. */
  readonly group: string
  readonly isPicked: boolean
  /** Picks it, or takes it out. */
  readonly toggle: () => void
}

/** Undefined where the system has no presets, or nothing is there to pick them. */
export function usePresetChoices(): PresetChoices | undefined {
  const store = useSessionStore()
  const dispatch = useDispatch()
  const sections = useDerived(({ system }) => system.sections)
  const presets = useDerived(({ system }) => system.presets)
  const session = useSession<Session>((whole) => whole)
  const file = session.files.has(session.target) ? session.target : session.stack.files.at(-1)
  if (!presets || presets.length === 0 || file === undefined) return undefined
  const toggle = (preset: Preset): void => {
    const attempt = togglePreset(store.getState(), file, preset)
    if ('refusal' in attempt) notify({ id: 'preset', text: `${preset.id} is not picked: ${attempt.refusal}.`, actions: [] })
    else dispatch(() => attempt.session)
  }
  const choices = presets.map((preset) => ({
    preset,
    group: sections.find(({ key }) => key === preset.section)?.title ?? preset.section,
    isPicked: pickedIn(session, file, preset.section).includes(preset.id),
    toggle: () => toggle(preset),
  }))
  return { file, choices }
}
