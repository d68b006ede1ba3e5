import { useDispatch, useSessionStore } from '../session-context.tsx'
import type { Layer } from '../../core/layer.ts'
import { expandPreset } from '../../workspace/presets.ts'
import { setTarget, undo } from '../../workspace/commands.ts'
import { revealText } from '../view.ts'
import { expansionText } from './expansion-text.ts'
import { notify } from './notices.ts'

/** A preset, to read: what it holds, who picks it, and how it becomes a part of the file that picks it. */
export function PresetText({ preset }: { readonly preset: Layer }) {
  const store = useSessionStore()
  const dispatch = useDispatch()
  const link = preset.chain.at(-1)
  const expand = (): void => {
    const expansion = expandPreset(store.getState(), preset)
    if ('refusal' in expansion) {
      notify({ id: 'preset', text: `${preset.path} stays: ${expansion.refusal}.`, actions: [] })
      return
    }
    dispatch(() => (link ? setTarget(expansion.session, link.source.path) : expansion.session))
    notify({ id: 'preset', text: expansionText(preset, expansion), actions: [{ label: 'Undo', run: () => dispatch(undo) }] })
  }
  return (
    <div className="preset-text">
      <p className="note is-plain" role="status">
        <span>A preset is picked, not edited.</span>
        {link && (
          <>
            <button type="button" className="link" onClick={() => revealText(link.source.path, link.start)}>
              Go to the line that picks it
            </button>
            <button type="button" className="link" onClick={expand}>
              Expand it into {link.source.path}
            </button>
          </>
        )}
      </p>
      <textarea
        className="mono"
        readOnly
        aria-label={`Text of the ${preset.path}`}
        value={preset.source.text}
        spellCheck={false}
      />
    </div>
  )
}
