import { lazy, Suspense, useMemo, useState } from 'react'
import { orderLike } from '../../core/diff/order-like.ts'
import type { Comparison } from '../../workspace/compare/comparison.ts'
import { count } from '../shell/names.ts'
import { setCompare, useCompareState } from './compare-state.ts'
import { PlainTexts } from './PlainTexts.tsx'
import { sideText } from './sides/side-text.ts'
import type { SideText } from './sides/side-text.ts'
import { useOpenOrigin } from './use-open-origin.ts'
import { WithoutEditor } from '../monaco/WithoutEditor.tsx'
import './diff-text.css'

const DiffEditor = lazy(async () => ({ default: (await import('../monaco/DiffEditor.tsx')).DiffEditor }))

/** What the trainer reads of A and of B, as text, B's keys in A's order: order of keys is no difference. */
export function DiffText({ comparison }: { readonly comparison: Comparison }) {
  const { a, b } = comparison
  const showOrigins = useCompareState((state) => state.showOrigins)
  const [isInline, setInline] = useState(false)
  const [isFolded, setFolded] = useState(true)
  const [differences, setDifferences] = useState<number>()
  const openOrigin = useOpenOrigin()
  const [configA, configB] = [a.composition.config, b.composition.config]
  const texts = useMemo(
    () => ({
      original: a.state === 'unreadable' ? NO_TEXT : sideText(configA),
      modified: b.state === 'unreadable' ? NO_TEXT : sideText(orderLike(configB, configA)),
    }),
    [configA, configB, a.state, b.state],
  )
  const plain = <PlainTexts sides={[a, b]} texts={[texts.original.text, texts.modified.text]} />
  const language = `yaml-${a.composition.dialect}`
  const [original, modified] = useMemo(
    () => [
      {
        label: `Resolved text of A, ${a.name}`,
        language,
        text: texts.original.text,
        notes: notesOf(texts.original, showOrigins),
      },
      {
        label: `Resolved text of B, ${b.name}`,
        language,
        text: texts.modified.text,
        notes: notesOf(texts.modified, showOrigins),
      },
    ],
    [a.name, b.name, language, texts, showOrigins],
  )
  return (
    <section className="diff-text" aria-label="Resolved texts side by side">
      <div className="diff-bar">
        <span role="status" className="soft">
          {differences === undefined
            ? 'Comparing…'
            : differences === 0
              ? 'The texts are the same'
              : count(differences, 'difference')}
        </span>
        <span className="soft diff-hint">
          {differences === 0 || differences === undefined
            ? ''
            : 'F7 next, Shift+F7 previous · a line’s number leads to its origin'}
        </span>
        <span className="top-space" />
        {comparison.ignored.length > 0 && (
          <span className="soft">{count(comparison.ignored.length, 'ignored key is', 'ignored keys are')} in the text too</span>
        )}
        <Switch isOn={showOrigins} set={(isOn) => setCompare({ showOrigins: isOn })} label="Origins" />
        <Switch isOn={isFolded} set={setFolded} label="Fold equal parts" />
        <Switch isOn={isInline} set={setInline} label="In one column" />
      </div>
      <div className="diff-heads" data-inline={isInline}>
        <Head letter="A" name={a.name} state={a.state} />
        <Head letter="B" name={b.name} state={b.state} />
      </div>
      <WithoutEditor plain={plain} banner={FAILED}>
        <Suspense fallback={plain}>
          <DiffEditor
            original={original}
            modified={modified}
            isInline={isInline}
            isFolded={isFolded}
            onCount={setDifferences}
            onLine={(side, line) => {
              const found = texts[side].origins[line]
              if (found) openOrigin(side === 'original' ? a : b, found.origin)
            }}
          />
        </Suspense>
      </WithoutEditor>
    </section>
  )
}

/** What cannot be read has no text; an empty config would have one. */
const NO_TEXT: SideText = { text: '', origins: [] }

function notesOf({ origins }: SideText, showOrigins: boolean): readonly (string | undefined)[] {
  return showOrigins ? origins.map((line) => line?.says) : []
}

interface SwitchProps {
  readonly isOn: boolean
  readonly set: (isOn: boolean) => void
  readonly label: string
}

function Switch({ isOn, set, label }: SwitchProps) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={() => set(!isOn)}>
      {label}
    </button>
  )
}

interface HeadProps {
  readonly letter: string
  readonly name: string
  readonly state: Comparison['a']['state']
}

function Head({ letter, name, state }: HeadProps) {
  return (
    <h3 className="diff-head" title={name}>
      <span className="diff-letter">{letter}</span> {name}
      {state !== 'ok' && <span className="diff-broken"> {state === 'partial' ? 'a layer is broken' : 'cannot be read'}</span>}
    </h3>
  )
}

const FAILED = (
  <p className="diff-banner" role="status">
    The full editor could not be loaded: the texts are shown without marks. Reload the page to try again.
  </p>
)
