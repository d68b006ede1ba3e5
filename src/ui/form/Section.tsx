import { memo, useEffect, useRef } from 'react'
import { Icon } from '../look/Icon.tsx'
import { toPointer } from '../../core/path.ts'
import { useView } from '../view.ts'
import { AloneButton } from './block/AloneButton.tsx'
import { blockFacts, joinFacts } from './block/block-facts.ts'
import { BlockMarks } from './block/BlockMarks.tsx'
import { rowCount, ROW_HEIGHT } from './chunk-rows.ts'
import { useForm, useFormScope, useFormState } from './form-context.ts'
import { isInUse, summaryOf } from './form-section.ts'
import type { FormSection } from './form-section.ts'
import { issuesAt } from './issue-index.ts'
import { LazyChunk } from './LazyChunk.tsx'
import { onFoldKey } from './block/on-fold-key.ts'
import { searchRows } from './row/row-search.ts'
import { RowMessages } from './row/RowMessages.tsx'
import { SectionForm } from './SectionForm.tsx'
import { useFocusWanted } from './use-focus-wanted.ts'
import { useIsFiltered } from './use-shown-keys.ts'

/** A part of the form under its own heading. One that the config does not use starts closed; a filter opens those with matches. */
export const Section = memo(function Section({ section }: { readonly section: FormSection }) {
  const { state } = useFormScope()
  const head = useRef<HTMLDivElement>(null)
  useFocusWanted(section.base, head, 'head')
  const byHand = useFormState(({ open }) => open.get(section.id))
  const isUsed = useForm((form) => isInUse(section, form))
  const isFiltered = useIsFiltered()
  const hasMatch = useHasMatch(section)
  const wanted = useView(({ focusField }) =>
    focusField && section.keys.includes(String(focusField.path[0])) ? focusField.at : 0,
  )
  useEffect(() => {
    if (wanted > 0) state.setState(({ open }) => ({ open: new Map(open).set(section.id, true) }))
  }, [wanted, section.id, state])
  if (isFiltered && !hasMatch) return null
  const isOpen = isFiltered || (byHand ?? isUsed)
  const setOpen = (next: boolean): void => state.setState(({ open }) => ({ open: new Map(open).set(section.id, next) }))
  const bodyId = `form-section-${section.id.replaceAll(/\W/g, '_')}`
  return (
    <section className="form-section" aria-label={section.title}>
      <div ref={head} className="form-section-head">
        <h3>
          <button
            type="button"
            className="form-fold"
            aria-expanded={isOpen}
            aria-controls={bodyId}
            title={section.help}
            onClick={() => setOpen(!isOpen)}
            onKeyDown={(event) => onFoldKey(event, { isOpen, setOpen, ...(section.isWhole ? { path: section.base } : {}) })}
          >
            <Icon name={isOpen ? 'down' : 'right'} />
            <span className="form-section-title">{section.title}</span>
            <Summary section={section} />
          </button>
        </h3>
        <Marks section={section} />
        {section.isWhole && <AloneButton path={section.base} title={section.title} />}
      </div>
      <div id={bodyId} className="form-section-body">
        {isOpen && (
          <>
            {section.isWhole && <SectionMessages section={section} />}
            <LazyChunk paths={section.keys.map((key) => [key])} height={rowCount(section.schema) * ROW_HEIGHT}>
              <SectionForm section={section} />
            </LazyChunk>
          </>
        )}
      </div>
    </section>
  )
})

function useHasMatch(section: FormSection): boolean {
  const filter = useView((view) => view.filter)
  const kept = useFormState((form) => form.kept)
  return useForm((form) => {
    const { visible } = searchRows(form, filter, kept)
    return visible === undefined || section.keys.some((key) => visible.has(toPointer([key])))
  })
}

function Summary({ section }: { readonly section: FormSection }) {
  const summary = useForm((form) => summaryOf(section, form) ?? (isInUse(section, form) ? '' : 'not in this config'))
  return <span className="form-section-summary">{summary}</span>
}

function Marks({ section }: { readonly section: FormSection }) {
  const facts = useForm((form) => joinFacts(section.keys.map((key) => blockFacts(form, [key]))))
  return <BlockMarks {...facts} />
}

/** What is wrong with the section as a whole; rows show the rest. */
function SectionMessages({ section }: { readonly section: FormSection }) {
  const hasIssues = useForm(({ seen }) => issuesAt(seen.issues, section.base).length > 0)
  return hasIssues ? <RowMessages path={section.base} refusal={undefined} isExact /> : null
}
