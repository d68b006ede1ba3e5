import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import { usePresetChoices } from './use-preset-choices.ts'

/** The ready-made layers of the system: those that the edited file picks are checked. Nothing where the system has none. */
export function PresetMenu() {
  const presets = usePresetChoices()
  if (!presets) return null
  return (
    <Menu
      name={`Presets for ${presets.file}`}
      className="button is-quiet is-small"
      button={
        <>
          <Icon name="plus" /> Preset
        </>
      }
      items={presets.choices.map(({ preset: { section, id, help }, group, isPicked, toggle }) => ({
        id: `${section}/${id}`,
        label: (
          <span className="mono" title={help}>
            {id}
          </span>
        ),
        group,
        isChosen: isPicked,
        run: toggle,
      }))}
    />
  )
}
