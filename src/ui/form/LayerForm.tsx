import { useEffect, useMemo, useRef, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { toggleLayer } from '../../workspace/commands.ts'
import { formatOrigin } from '../../core/source.ts'
import { useDispatch } from '../session-context.tsx'
import { revealText, setView, useView } from '../view.ts'
import { aloneAt } from './block/alone.ts'
import type { Alone } from './block/alone.ts'
import { Crumbs, onUpKey } from './block/Crumbs.tsx'
import { createFormState, FormContext, keepRow, useForm } from './form-context.ts'
import type { FormState } from './form-context.ts'
import { FilterBar } from './FilterBar.tsx'
import { rowsOf } from './form-rows.ts'
import { Section } from './Section.tsx'
import { SectionForm } from './SectionForm.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import './form.css'

/** Up to so many rows are mounted at once, so that a page search and screen readers find all of them. */
const SMALL = 250

/** The form of the target layer: every key that it may set, with what it inherits. */
export function LayerForm() {
  const target = useForm(({ path }) => path)
  const isSmall = useForm((form) => form.sections.reduce((sum, section) => sum + rowsOf(section, form).length, 0) <= SMALL)
  const state = useStateFor(target)
  const scope = useMemo(() => ({ state, isSmall }), [state, isSmall])
  const wanted = useView(({ focusField }) => focusField)
  useEffect(() => {
    if (wanted) keepRow(state, wanted.path)
  }, [wanted, state])
  return (
    <FormContext value={scope}>
      <Body key={target} />
    </FormContext>
  )
}

/** The form's own state: rows kept in sight and sections opened by hand belong to one layer. */
function useStateFor(target: string): StoreApi<FormState> {
  const [states] = useState(() => new Map<string, StoreApi<FormState>>())
  let state = states.get(target)
  if (!state) states.set(target, (state = createFormState()))
  return state
}

function Body() {
  const state = useForm(({ layer, source }) => (source ? (layer?.state ?? 'ok') : 'missing'))
  if (state === 'broken') return <Broken />
  if (state === 'missing') return <Missing />
  return <Open isOff={state === 'off'} />
}

function Open({ isOff }: { readonly isOff: boolean }) {
  const root = useRef<HTMLDivElement>(null)
  const alone = useAlone()
  useKeptFocus(root)
  return (
    <div ref={root} className="form" onKeyDown={(event) => alone && onUpKey(event, alone.crumbs)}>
      <FilterBar />
      {alone && <Crumbs crumbs={alone.crumbs} />}
      <div className="form-scroll" data-content>
        {isOff && <Off />}
        {alone ? <SectionForm key={alone.section.id} section={alone.section} isAlone /> : <Sections />}
      </div>
    </div>
  )
}

/** The block that is open alone. It stays while it is there, and is forgotten once it is not. */
function useAlone(): Alone | undefined {
  const path = useView((state) => state.alone)
  const alone = useForm((form) => ({ found: path && aloneAt(form, path) })).found
  const isGone = path !== undefined && alone === undefined
  useEffect(() => {
    if (isGone) setView({ alone: undefined })
  }, [isGone])
  return alone
}

function Sections() {
  const sections = useForm((form) => form.sections)
  const isGeneric = useForm(({ system }) => system.sections.length === 0)
  if (sections.length === 0) return <Nothing />
  return (
    <>
      {isGeneric && (
        <p className="form-note">
          No system describes these keys, so the rows are read off the values. For titles, units and checks name a system in
          strata.yaml, or drop a JSON Schema here.
        </p>
      )}
      {sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
    </>
  )
}

function Nothing() {
  return (
    <p className="empty">
      Forms need a system, or a config with keys in it. Write the first key as text, name a system in strata.yaml, or drop a JSON
      Schema here.
    </p>
  )
}

function Broken() {
  const path = useForm((form) => form.path)
  const first = useForm(({ seen }) =>
    seen.issues.find((issue) => issue.origin.source.path === path && issue.severity === 'error'),
  )
  return (
    <div className="empty" role="alert">
      <p>This layer cannot be read, so it has no form. Nothing of it is lost.</p>
      {first && (
        <p className="form-message" data-severity="error">
          <span className="mono">{formatOrigin(first.origin)}</span> {first.message}
        </p>
      )}
      <button type="button" className="button" onClick={() => revealText(path, first?.origin.start ?? 0)}>
        Open the text
      </button>
    </div>
  )
}

function Missing() {
  const path = useForm((form) => form.path)
  return (
    <p className="empty" role="alert">
      There is no file <span className="mono">{path}</span>. Create it, or change the line that names it.
    </p>
  )
}

function Off() {
  const dispatch = useDispatch()
  const id = useForm(({ layer }) => layer?.id ?? '')
  return (
    <p className="form-note" role="status">
      This layer is switched off: its values take no part.{' '}
      <button type="button" className="link" onClick={() => dispatch((session) => toggleLayer(session, id))}>
        Switch it on
      </button>
    </p>
  )
}
