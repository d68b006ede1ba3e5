import { Command } from 'cmdk'
import { usePresetChoices } from '../layers/use-preset-choices.ts'
import { PaletteItem } from './PaletteItem.tsx'

/** The presets of the system, to be picked by the edited file or taken out of it. */
export function PresetItems() {
  const presets = usePresetChoices()
  if (!presets) return null
  return (
    <Command.Group heading={`Presets for ${presets.file}`}>
      {presets.choices.map(({ preset: { section, id, title, help }, isPicked, toggle }) => (
        <PaletteItem
          key={`${section}/${id}`}
          value={`${isPicked ? 'take out' : 'pick'} preset ${section}/${id} ${title} ${help}`}
          run={toggle}
        >
          <span>
            {isPicked ? 'Take out' : 'Pick'} <span className="mono">{`${section}/${id}`}</span>
          </span>
          <span className="soft palette-note">{help}</span>
        </PaletteItem>
      ))}
    </Command.Group>
  )
}
