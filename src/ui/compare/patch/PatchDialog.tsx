import { useDeferredValue, useMemo, useState } from 'react'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { unreadableSide, wayOf } from '../../../workspace/compare/comparison-patch.ts'
import type { PatchWay } from '../../../workspace/compare/comparison-patch.ts'
import { proposePatchName } from '../../../workspace/compare/save-patch.ts'
import type { Session } from '../../../workspace/session.ts'
import { useSession } from '../../session-context.tsx'
import { closeDialog, Dialog } from '../../shell/Dialog.tsx'
import { draftPatch } from './patch-draft.ts'
import type { PatchDraft, PatchForm } from './patch-draft.ts'
import { PatchActions } from './PatchActions.tsx'
import { PatchFindings } from './PatchFindings.tsx'
import { useComparison } from '../use-comparison.ts'
import './patch.css'

const FORMS: readonly { readonly id: PatchForm; readonly label: string }[] = [
  { id: 'lines', label: 'Override lines' },
  { id: 'file', label: 'Override file' },
  { id: 'experiment', label: 'Experiment' },
]

/** The differences as a text that makes one side of the other, proven before it leaves. */
export function PatchDialog() {
  const comparison = useComparison()
  return (
    <Dialog name="Patch" className="patch">
      {comparison ? <Choices comparison={comparison} /> : <Nothing />}
    </Dialog>
  )
}

function Nothing() {
  return (
    <>
      <p className="empty">Pick two sides to compare first.</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={closeDialog}>
          Close
        </button>
      </div>
    </>
  )
}

function Choices({ comparison }: { readonly comparison: Comparison }) {
  const session = useSession<Session>((whole) => whole)
  const [isBack, setBack] = useState(false)
  const [form, setForm] = useState<PatchForm>('lines')
  const [typed, setTyped] = useState<string>()
  const way = useMemo(() => wayOf(comparison, isBack), [comparison, isBack])
  const name = typed ?? proposePatchName(session, way)
  const wantedName = useDeferredValue(name)
  const draft = useMemo(() => draftPatch(session, way, { form, name: wantedName }), [session, way, form, wantedName])
  const unreadable = unreadableSide(comparison)
  const isNothing = comparison.changes.length === 0 || unreadable !== undefined
  const directions = [
    { id: 'there', label: 'A → B' },
    { id: 'back', label: 'B → A' },
  ]
  return (
    <>
      <div className="patch-head">
        <h2 className="dialog-head">Patch</h2>
        <Segments
          name="Direction"
          items={directions}
          chosen={isBack ? 'back' : 'there'}
          choose={(id) => setBack(id === 'back')}
        />
        <Segments name="Form" items={FORMS} chosen={form} choose={setForm} />
      </div>
      <p className="soft">{INTRODUCTIONS[form](way.from.name, way.to.name)}</p>
      {form === 'experiment' && (
        <label className="patch-name">
          Name of the experiment
          <input className="control" value={name} spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
        </label>
      )}
      {isNothing ? (
        <p className="patch-text is-empty">
          {unreadable
            ? `${unreadable.name} cannot be read: there is nothing to patch.`
            : 'Nothing differs, so there is nothing to patch.'}
        </p>
      ) : (
        <Drafted draft={draft} way={way} subject={form === 'experiment' ? 'the experiment' : `${way.from.name} with it`} />
      )}
      {/* What was done with one patch is not said of another. */}
      <PatchActions
        key={`${form} ${isBack}`}
        draft={isNothing ? undefined : draft}
        form={form}
        way={way}
        saveAs={name}
        forget={() => setTyped(undefined)}
      />
    </>
  )
}

const INTRODUCTIONS: Readonly<Record<PatchForm, (from: string, to: string) => string>> = {
  lines: (from, to) => `Lines to put behind the override lines of ${from}, to give ${to}.`,
  file: (from, to) => `A file to lay over the files of ${from}, to give ${to}.`,
  experiment: (from, to) => `A new experiment that includes the files of ${from} and writes what differs, to give ${to}.`,
}

interface SegmentsProps<Id extends string> {
  readonly name: string
  readonly items: readonly { readonly id: Id; readonly label: string }[]
  readonly chosen: Id
  readonly choose: (id: Id) => void
}

function Segments<Id extends string>({ name, items, chosen, choose }: SegmentsProps<Id>) {
  return (
    <div className="segments" role="group" aria-label={name}>
      {items.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={id === chosen} onClick={() => choose(id)}>
          {label}
        </button>
      ))}
    </div>
  )
}

interface DraftedProps {
  readonly draft: PatchDraft
  readonly way: PatchWay
  readonly subject: string
}

function Drafted({ draft: { file, patch, refusal }, way, subject }: DraftedProps) {
  if (!patch) {
    return (
      <p className="patch-text is-empty severity is-error" role="alert">
        No such patch: {refusal}.
      </p>
    )
  }
  return (
    <>
      <textarea className="patch-text mono" readOnly aria-label={`Contents of ${file}`} value={patch.text} spellCheck={false} />
      <PatchFindings patch={patch} way={way} subject={subject} />
    </>
  )
}
