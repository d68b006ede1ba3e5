import { lazy, Suspense } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { Boundary } from '../look/Boundary.tsx'
import { layerColor } from '../look/layer-color.ts'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { setView, useView } from '../view.ts'
import { openStack } from '../../workspace/commands.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { isUnsaved } from '../../workspace/session.ts'
import { Unsaved } from '../look/Unsaved.tsx'
import { panelSizes } from './panel-sizes.ts'
import { useTargetPreset } from './use-target-preset.ts'

const TextEditor = lazy(async () => ({ default: (await import('../monaco/TextEditor.tsx')).TextEditor }))
const PresetText = lazy(async () => ({ default: (await import('./PresetText.tsx')).PresetText }))
const LayerForm = lazy(async () => ({ default: (await import('../form/LayerForm.tsx')).LayerForm }))

const halves = panelSizes('form-text')

const MODES = [
  { mode: 'form', label: 'Form' },
  { mode: 'text', label: 'Text' },
  { mode: 'both', label: 'Both' },
] as const

/** The chosen layer, as a form, as text, or both. */
export function Editing() {
  const mode = useView((state) => state.mode)
  const preset = useTargetPreset()
  if (preset) {
    return (
      <main className="pane pane-editing" data-region="editing" aria-label="Editing">
        <Head isPreset />
        <Suspense fallback={null}>
          <PresetText preset={preset} />
        </Suspense>
      </main>
    )
  }
  return (
    <main className="pane pane-editing" data-region="editing" aria-label="Editing">
      <Head />
      <OutsideNote />
      <div className="editing-body">
        {mode === 'form' && <FormBody />}
        {mode === 'text' && <TextBody />}
        {mode === 'both' && (
          <Group orientation="vertical" id="form-text" onLayoutChanged={halves.onLayoutChanged}>
            <Panel id="form" defaultSize={halves.sizeOf('form', '50%')} minSize="20%">
              <FormBody />
            </Panel>
            <Separator className="split is-row" aria-label="Height of the form" />
            <Panel id="text" minSize="20%">
              <TextBody />
            </Panel>
          </Group>
        )}
      </div>
    </main>
  )
}

function FormBody() {
  const isAwaited = useSession((session) => rulesOf(session).isAwaited)
  const isDescription = useDerived(({ options }, session) => options.isDescription(session.target))
  if (isDescription) return <NoForm />
  if (isAwaited) return <p className="empty">Reading the schemas…</p>
  return (
    <Boundary name="The form">
      <Suspense fallback={<p className="empty">Drawing the form…</p>}>
        <LayerForm />
      </Suspense>
    </Boundary>
  )
}

function NoForm() {
  return (
    <div className="empty">
      <p>This file says what configs are and may hold. It is edited as text.</p>
      <button type="button" className="button" onClick={() => setView({ mode: 'text' })}>
        Show the text
      </button>
    </div>
  )
}

function TextBody() {
  const path = useDerived(({ composition }, session) => {
    return composition.layers.find((layer) => layer.id === session.target)?.path ?? session.target
  })
  return (
    <Boundary name="The text editor">
      <Suspense fallback={<p className="empty">Opening the text…</p>}>
        <TextEditor path={path} />
      </Suspense>
    </Boundary>
  )
}

function Head({ isPreset = false }: { readonly isPreset?: boolean }) {
  const mode = useView((state) => state.mode)
  const unsaved = useSession((session) => isUnsaved(session, session.target))
  const { path, color } = useDerived(({ composition, options }, session) => {
    const layer = composition.layers.find(({ id }) => id === session.target)
    const file = layer?.path ?? session.target
    return { path: file, color: layerColor(layer?.kind ?? options.kindOf(file), options.precedence) }
  })
  return (
    <div className="pane-head">
      <h2 className="editing-title">
        <span className="soft">{isPreset ? 'Reading' : 'Editing'}</span>{' '}
        <strong className="editing-path mono" data-layer={color} title={path}>
          {path}
        </strong>{' '}
        {unsaved && <Unsaved />}
      </h2>
      <span className="top-space" />
      {!isPreset && (
        <div className="segments" role="group" aria-label="Show as">
          {MODES.map((choice) => (
            <button
              key={choice.mode}
              type="button"
              aria-pressed={mode === choice.mode}
              onClick={() => setView({ mode: choice.mode })}
            >
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** A file can be edited without taking part in what is composed: say so, and offer to compose it. */
function OutsideNote() {
  const dispatch = useDispatch()
  const target = useSession((session) => session.target)
  const isOutside = useDerived(({ composition, options }, session) => {
    if (options.isDescription(session.target)) return false
    return session.target !== OVERRIDES && !composition.layers.some(({ id }) => id === session.target)
  })
  if (!isOutside) return null
  return (
    <p className="note" role="status">
      This file takes no part in the experiment on screen.
      <button type="button" className="link" onClick={() => dispatch((session) => openStack(session, [target]))}>
        Compose it alone
      </button>
      <button
        type="button"
        className="link"
        onClick={() => dispatch((session) => ({ ...openStack(session, [...session.stack.files, target]), target }))}
      >
        Add it on top
      </button>
    </p>
  )
}
