import { useEffect } from 'react'
import { diffJson } from '../../core/diff-json.ts'
import { diffMarkdown } from '../../core/diff-markdown.ts'
import type { DiffReport } from '../../core/diff-report.ts'
import { saveFile } from '../../io/save-file.ts'
import { isLogScale } from '../../systems/scale-of.ts'
import { reportOf } from '../../workspace/comparison-report.ts'
import type { Comparison } from '../../workspace/comparison.ts'
import { FilterInput } from '../look/FilterInput.tsx'
import { Icon } from '../look/Icon.tsx'
import { Menu } from '../look/Menu.tsx'
import { useDerived } from '../session-context.tsx'
import { copyAndSay } from './change-actions.ts'
import { FILTER_TERMS, parseChangeFilter } from './change-filter.ts'
import type { Listing } from './change-listing.ts'
import { compareState, setCompare, useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'
import { stepFrom, stepsAt } from './list-item.ts'
import type { ListItem } from './list-item.ts'
import { PatchVerdict } from './PatchVerdict.tsx'
import { useListing, useStepItems } from './use-listing.ts'
import './changes.css'

interface Props {
  readonly comparison: Comparison
}

/** What is listed, where one is among the changes, and how a comparison leaves. */
export function CompareToolbar({ comparison }: Props) {
  const listing = useListing(comparison)
  const filter = useCompareState((state) => state.filter)
  return (
    <div className="compare-tools" role="toolbar" aria-label="Changes">
      <FilterInput
        name="Filter changes"
        title={`Words of keys, values and origins, or ${FILTER_TERMS}`}
        filter={filter}
        change={(next) => setCompare({ filter: next })}
      />
      <Chips comparison={comparison} shows={listing.shows} />
      <StepButtons items={useStepItems(comparison, listing)} />
      <div className="compare-tools-end">
        <Leave comparison={comparison} />
        <PatchVerdict comparison={comparison} />
      </div>
      <FilterNote filter={filter} listing={listing} />
    </div>
  )
}

function Chips({ comparison, shows }: Props & { readonly shows: CompareState['shows'] }) {
  const { changes, ignored, diff } = comparison
  const chip = (is: CompareState['shows'], text: string, title: string) => (
    <button
      type="button"
      className="chip"
      aria-pressed={shows === is}
      title={title}
      onClick={() => setCompare({ shows: is, filter: withoutIgnored(compareState.getState().filter), selected: undefined })}
    >
      {text}
    </button>
  )
  return (
    <div className="compare-chips" role="group" aria-label="Show">
      {chip('changes', `${number(changes.length)} differ${changes.length === 1 ? 's' : ''}`, 'Keys that differ')}
      {chip('redundant', `${number(diff.equal)} equal`, 'Equal keys that different places write')}
      {chip('ignored', `${number(ignored.length)} ignored`, 'Keys that differ and do not count')}
    </div>
  )
}

function number(n: number): string {
  return n.toLocaleString('en')
}

function withoutIgnored(filter: string): string {
  return filter.replaceAll(/(?:^|\s)@ignored(?=\s|$)/gi, '').trim()
}

function StepButtons({ items }: { readonly items: readonly ListItem[] }) {
  const selected = useCompareState((state) => state.selected)
  const { at, of } = stepsAt(items, selected)
  useStepKeys(items)
  return (
    <div className="compare-steps" role="group" aria-label="Go through the changes">
      <button
        type="button"
        className="button is-quiet is-small is-icon"
        aria-label="Previous change"
        title="Previous change (k or Shift+F7)"
        disabled={of === 0}
        onClick={() => step(items, -1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="button is-quiet is-small is-icon"
        aria-label="Next change"
        title="Next change (j or F7)"
        disabled={of === 0}
        onClick={() => step(items, 1)}
      >
        <Icon name="down" />
      </button>
      <span className="compare-at" role="status">
        {at === undefined ? `${number(of)} in all` : `${number(at)} of ${number(of)}`}
      </span>
    </div>
  )
}

/** Goes to the next or the previous change, and opens what it stands in. */
function step(items: readonly ListItem[], by: 1 | -1): void {
  const { selected, folded } = compareState.getState()
  const next = stepFrom(items, selected, by)
  if (next) setCompare({ selected: next.id, folded: new Set([...folded].filter((id) => !next.within.includes(id))) })
}

/** F7 and Shift+F7 anywhere, j and k wherever nothing is typed. */
function useStepKeys(items: readonly ListItem[]): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = stepOf(event)
      if (by === undefined || event.defaultPrevented) return
      event.preventDefault()
      step(items, by)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [items])
}

function stepOf({ key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent): 1 | -1 | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  if (key === 'F7') return shiftKey ? -1 : 1
  const isTyping =
    target instanceof HTMLElement &&
    target.matches('input, textarea, select, [contenteditable="true"], .monaco-editor *, [role="menu"] *')
  if (isTyping || shiftKey) return undefined
  return key === 'j' ? 1 : key === 'k' ? -1 : undefined
}

function Leave({ comparison }: Props) {
  const system = useDerived((derived) => derived.system)
  const report = (): DiffReport => {
    const { config } = comparison.b.composition
    return reportOf(comparison, { all: false, isLog: (path) => isLogScale(system, config, path) })
  }
  const save = (name: string, content: string): void => void saveFile({ name, content })
  return (
    <>
      <button type="button" className="button is-small" onClick={() => copyAndSay(diffMarkdown(report()), 'the changes')}>
        <Icon name="copy" /> Copy Markdown
      </button>
      <Menu
        className="button is-small"
        button={
          <>
            Export <Icon name="down" />
          </>
        }
        items={[
          { id: 'markdown', label: 'Markdown', note: '.md', run: () => save('differences.md', diffMarkdown(report())) },
          { id: 'json', label: 'JSON', note: '.json', run: () => save('differences.json', diffJson(report())) },
        ]}
      />
    </>
  )
}

function FilterNote({ filter, listing }: { readonly filter: string; readonly listing: Listing }) {
  const { unknown } = parseChangeFilter(filter)
  if (unknown.length > 0) {
    return (
      <p className="compare-tools-note">
        There is no {unknown.join(', ')}. Try {FILTER_TERMS}.
      </p>
    )
  }
  const { rows, unfiltered, isFiltered } = listing
  return isFiltered && rows.length > 0 ? (
    <p className="compare-tools-note" role="status">
      {number(rows.length)} of {number(unfiltered)} match.
    </p>
  ) : null
}
