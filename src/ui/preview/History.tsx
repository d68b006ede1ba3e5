import { useDeferredValue, useMemo } from 'react'
import { historyOf } from '../../core/compose/inspect.ts'
import type { Step } from '../../core/compose/inspect.ts'
import { pythonTypeOf } from '../../core/config-node.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import { reachedWords } from '../../core/layer-words.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import { defaultAt } from '../../systems/schema/default-at.ts'
import { composeExperiments, experimentsReading } from '../../workspace/experiments.ts'
import { Icon } from '../look/Icon.tsx'
import { layerColor } from '../look/layer-color.ts'
import { useDerived, useSession } from '../session-context.tsx'
import { focusRegion } from '../shell/focus-region.ts'
import { count } from '../shell/names.ts'
import { revealField, setView, useView } from '../view.ts'
import { OriginLink } from './OriginLink.tsx'

/** All that happened to the selected key: the winner, what it replaced, what removed what. */
export function History() {
  const path = useView((state) => state.selected)
  return path ? <KeyHistory path={path} /> : null
}

function KeyHistory({ path }: { readonly path: Path }) {
  const composition = useDerived((derived) => derived.composition)
  const defaults = useDerived((derived) => derived.defaults)
  const steps = useMemo(() => historyOf(composition, path), [composition, path])
  const fallback = defaultAt(defaults, path)
  const name = formatPath(path)
  const close = (): void => {
    setView({ selected: undefined })
    focusRegion('result')
  }
  return (
    <section
      className="pane pane-history"
      aria-label={`History of ${name}`}
      data-region="history"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="pane-head">
        <h2 className="history-path mono" title={name}>
          {name}
        </h2>
        <span className="top-space" />
        <button type="button" className="button is-quiet is-small" onClick={() => void navigator.clipboard.writeText(name)}>
          <Icon name="copy" /> Copy path
        </button>
        <button type="button" className="button is-quiet is-small" onClick={() => revealField(path)}>
          Edit
        </button>
        <button type="button" className="button is-quiet is-icon" aria-label="Close the history" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <ol className="history-steps">
        {steps.map((step, i) => (
          <StepRow key={stepKey(step, i)} step={step} isWinner={i === 0 && step.kind === 'write'} />
        ))}
        {fallback && (
          <li className="history-step" data-layer="defaults" data-lost={steps.length > 0}>
            <span className="history-dot" />
            <span className="history-value mono">{printValue(fallback)}</span>
            <span className="history-where soft">
              {fallbackText(fallback)?.full ?? `schema default of ${fallback.source.path.replace(/^schema /, '')}`}
            </span>
          </li>
        )}
        {steps.length === 0 && !fallback && <li className="empty">No layer of this experiment writes this key.</li>}
      </ol>
      <Foot path={path} steps={steps} />
    </section>
  )
}

function stepKey(step: Step, index: number): string {
  const origin = step.kind === 'write' ? step.node : step.by
  return `${index} ${origin.source.path} ${origin.start}`
}

function StepRow({ step, isWinner }: { readonly step: Step; readonly isWinner: boolean }) {
  const color = useDerived(({ options }) => layerColor(step.layer?.kind ?? '', options.precedence))
  const origin = step.kind === 'write' ? step.node : step.by
  return (
    <li className="history-step" data-layer={color} data-lost={!isWinner}>
      <span className="history-dot" />
      {step.kind === 'write' ? (
        <span className="history-value mono">{printValue(step.node)}</span>
      ) : (
        <span className="history-removed">removed {count(step.lost.length, 'key')}</span>
      )}
      <span className="history-where">
        <OriginLink origin={origin} />
        <span className="soft"> {step.layer?.kind ?? ''}</span>
        {step.kind === 'write' && step.isRedundant && <span className="tag">same as beneath</span>}
        {step.kind === 'removal' && <span className="soft"> at {formatPath(step.path)}</span>}
        <Chain step={step} />
        <ViaNote step={step} />
      </span>
    </li>
  )
}

function Chain({ step }: { readonly step: Step }) {
  const { layer } = step
  const link = layer?.chain.at(-1)
  if (!layer || !link) return null
  return (
    <span className="soft">
      {' '}
      {reachedWords(layer).done} by <OriginLink origin={link} />
    </span>
  )
}

function ViaNote({ step }: { readonly step: Step }) {
  const via = step.kind === 'write' ? step.node.via : undefined
  if (!via) return null
  const what = {
    alias: 'through the alias at',
    'merge-key': 'through << at',
    interpolation: 'read from',
    fallback: 'falls back to',
  }[via.kind]
  const origins = via.targets ?? (via.kind === 'interpolation' ? [] : [via])
  return (
    <span className="soft">
      {' '}
      {what}{' '}
      {origins.map((origin) => (
        <OriginLink key={`${origin.source.path} ${origin.start}`} origin={origin} />
      ))}
    </span>
  )
}

function Foot({ path, steps }: { readonly path: Path; readonly steps: readonly Step[] }) {
  const [winner] = steps
  const file = winner?.kind === 'write' && winner.node.source.kind === 'file' ? winner.node.source.path : undefined
  const files = useSession((session) => session.files)
  const options = useDerived((derived) => derived.options)
  // Every experiment that reads an edited file is composed again: typing must not wait for that.
  const later = useDeferredValue(files)
  const reach = useMemo(() => {
    if (file === undefined) return undefined
    const experiments = composeExperiments(later, options)
    return { reached: experimentsReading(experiments, file, path).length, of: experiments.length }
  }, [later, options, file, path])
  if (winner?.kind !== 'write') return null
  return (
    <p className="history-foot">
      {pythonTypeOf(winner.node)} in Python
      {reach && file !== undefined && ` · changing it in ${file} reaches ${reach.reached} of ${count(reach.of, 'experiment')}`}
    </p>
  )
}
