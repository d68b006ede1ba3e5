import { lazy, Suspense } from 'react'
import { OVERRIDES } from '../../core/compose/compose.ts'
import type { Layer } from '../../core/layer.ts'
import { PRESET } from '../../core/links/link-files.ts'
import { formatPath } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import { unsetDefaults } from '../../systems/schema/with-defaults.ts'
import { setTarget, toggleLayer } from '../../workspace/commands.ts'
import { experimentsOf } from '../../workspace/experiments.ts'
import { isUnsaved } from '../../workspace/session.ts'
import { Unsaved } from '../look/Unsaved.tsx'
import { layerColor } from '../look/layer-color.ts'
import { useDerived, useDispatch, useSession } from '../session-context.tsx'
import { count } from '../shell/names.ts'
import { setView } from '../view.ts'
import { layerName } from './layer-name.ts'
import './layers.css'

// What edits texts comes after the first picture.
const LayerMenu = lazy(async () => ({ default: (await import('./LayerMenu.tsx')).LayerMenu }))
const PresetMenu = lazy(async () => ({ default: (await import('./PresetMenu.tsx')).PresetMenu }))
const StackEditor = lazy(async () => ({ default: (await import('./StackEditor.tsx')).StackEditor }))

/** The layers of what is composed, highest first. The pressed one is the target of form edits. */
export function LayerStack() {
  const layers = useDerived(({ composition }) => composition.layers)
  const defaults = useDerived((derived) => derived.defaults)
  const isEmpty = useSession((session) => session.stack.files.length === 0 && session.files.size > 0)
  const hasExperiments = useDerived(({ options }, session) => experimentsOf(session.files, options).length > 0)
  return (
    <section aria-labelledby="layers-head">
      <div className="layers-head">
        <h2 id="layers-head" className="layers-title">
          Layers
        </h2>
        <span className="soft">highest first</span>
        <span className="top-space" />
        <Suspense fallback={null}>
          <PresetMenu />
          <StackEditor />
        </Suspense>
      </div>
      {isEmpty && (
        <p className="empty">
          {hasExperiments
            ? 'Pick an experiment above, or build a stack from files.'
            : 'No file here is an experiment. Pick one below to compose it alone, or build a stack.'}
        </p>
      )}
      <ol className="layers-list" aria-labelledby="layers-head">
        {layers.toReversed().map((layer) => (
          <LayerRow key={layer.id} layer={layer} />
        ))}
        {defaults.entries.size > 0 && <DefaultsRow />}
      </ol>
    </section>
  )
}

function LayerRow({ layer }: { readonly layer: Layer }) {
  const dispatch = useDispatch()
  const isTarget = useSession((session) => session.target === layer.id)
  const color = useDerived(({ options }) => layerColor(layer.kind, options.precedence))
  const isOn = layer.state !== 'off'
  const unsaved = useSession((session) => isUnsaved(session, layer.path))
  const names = useDerived(({ composition }) => overrideNames(composition.layers, layer))
  return (
    <li className="layer" data-layer={color} data-target={isTarget} data-state={layer.state}>
      <button
        type="button"
        className="layer-pick"
        aria-pressed={isTarget}
        onClick={() => dispatch((session) => setTarget(session, layer.id))}
        onDoubleClick={() => setView({ mode: 'text' })}
      >
        <span className="layer-line">
          <span className="layer-kind">
            {layer.kind} {unsaved && <Unsaved />}
            {layer.mountKey !== undefined && <span className="layer-mount">{mountedText(layer)}</span>}
          </span>
          <span className="layer-count">
            <Count layer={layer} />
          </span>
        </span>
        <span className="layer-path mono" title={titleOf(layer)}>
          <bdi>{layer.id === OVERRIDES ? names : nameOf(layer)}</bdi>
        </span>
      </button>
      <Suspense fallback={null}>
        <LayerMenu layer={layer} />
      </Suspense>
      <input
        type="checkbox"
        className="layer-switch"
        checked={isOn && layer.state !== 'missing'}
        disabled={layer.state === 'missing'}
        aria-label={`${layerName(layer)} takes part`}
        title={isOn ? 'Switch this layer off to see what would change' : 'Switch this layer on'}
        onChange={() => dispatch((session) => toggleLayer(session, layer.id))}
      />
    </li>
  )
}

/** The kind stands above it: a preset need not say it again. */
function nameOf({ kind, path }: Layer): string {
  return kind === PRESET ? path.replace(/^preset /, '') : path
}

/** A place that is called as the kind of file is need not be said. */
function mountedText({ kind, at }: Layer): string {
  const place = formatPath(at)
  return place === kind ? 'mounted' : `at ${place}`
}

/** The whole path, and, of a mounted file, where and by which line. */
function titleOf({ id, path, source, at, chain, mountKey }: Layer): string {
  if (id === OVERRIDES) return source.text
  const line = chain.at(-1)
  return mountKey === undefined || !line ? path : `${path}\nmounted at ${formatPath(at)} by ${formatOrigin(line)}`
}

function overrideNames(layers: readonly Layer[], layer: Layer): string {
  const lines = layer.source.text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  return layer === layers.at(-1) && lines.length > 0 ? lines.join('  ') : 'none yet'
}

function Count({ layer }: { readonly layer: Layer }) {
  const { wins, loses, repeats } = useDerived(({ tallies }) => tallies.get(layer.source) ?? { wins: 0, loses: 0, repeats: 0 })
  if (layer.state === 'off') return <>off</>
  if (layer.state === 'broken') return <strong className="severity is-error">cannot be read</strong>
  if (layer.state === 'missing') return <strong className="severity is-error">no such file</strong>
  const total = wins + loses
  const won = loses === 0 ? count(total, 'key') : `${wins} of ${total} win`
  return (
    <span title={`${count(wins, 'value')} win, ${loses} replaced above, ${repeats} same as beneath`}>
      {won}
      {repeats > 0 && ` · ${repeats} same`}
    </span>
  )
}

function DefaultsRow() {
  const { name, shown } = useDerived(({ defaults, composition }) => {
    const unset = unsetDefaults(composition.config, defaults)
    const names = new Set(unset.map(({ node }) => node.source.path.replace(/^schema /, '')))
    return { name: [...names].join(', '), shown: unset.length }
  })
  return (
    <li className="layer" data-layer="defaults" data-state="ok">
      <div className="layer-pick is-fixed">
        <span className="layer-line">
          <span className="layer-kind">defaults</span>
          <span className="layer-count">{shown} shown</span>
        </span>
        <span className="layer-path mono" title={name}>
          {name === '' ? 'all set' : `schema ${name}`}
        </span>
      </div>
    </li>
  )
}
