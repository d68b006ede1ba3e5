import { useVirtualizer } from '@tanstack/react-virtual'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { isEqualPath } from '../../core/path.ts'
import { Boundary } from '../look/Boundary.tsx'
import { setView, useView, view } from '../view.ts'
import { NothingHere } from './NothingHere.tsx'
import { OffNote } from './OffNote.tsx'
import { StaleNote } from './StaleNote.tsx'
import { useLines } from './use-lines.ts'
import { foldKey, matchLines, visibleLines } from './preview-lines.ts'
import type { PreviewLine } from './preview-lines.ts'
import { PreviewHead } from './PreviewHead.tsx'
import { PreviewRow } from './PreviewRow.tsx'
import { ResultPanel } from './ResultPanel.tsx'
import { useHasEffects, useShowsEffects } from './use-shows-effects.ts'
import './preview.css'

const Effects = lazy(async () => ({ default: (await import('../insight/Effects.tsx')).Effects }))
const EffectsLine = lazy(async () => ({ default: (await import('../insight/EffectsLine.tsx')).EffectsLine }))

const ROW = 20

/** What the trainer reads, line by line, each with the layer that wrote it. Arrows move and fold, Enter opens the history. */
export function Preview() {
  const { lines, isStale } = useLines()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const shown = useMemo(() => visibleLines(lines, folded), [lines, folded])
  const matches = useMemo(() => matchLines(shown, query), [shown, query])
  const hasEffects = useHasEffects()
  const isShown = !useShowsEffects()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: shown.length,
    estimateSize: () => ROW,
    overscan: 20,
    getScrollElement: () => scroller.current,
    scrollPaddingStart: ROW,
    scrollPaddingEnd: ROW,
  })
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, index))
    setActive(next)
    virtual.scrollToIndex(next, { align: 'auto' })
  }
  useSelected(lines, { shown, folded, setFolded, move, height: virtual.scrollRect?.height ?? 0 })
  const fold = (line: PreviewLine): void => setFolded(toggled(folded, foldKey(line.path)))
  const onKey = (event: KeyboardEvent): void => {
    const line = shown[active]
    const action =
      line && keyAction(event, { line, active, move, fold, folded, page: pageSize(scroller.current), last: shown.length - 1 })
    if (!action) return
    event.preventDefault()
    action()
  }
  const nextMatch = (by: 1 | -1): void => {
    const after = by === 1 ? matches.find((i) => i > active) : matches.findLast((i) => i < active)
    const index = after ?? matches.at(by === 1 ? 0 : -1)
    if (index !== undefined) move(index)
  }
  return (
    <section className="pane pane-preview" data-region="result" aria-label={isShown ? 'Resolved' : 'What it does'}>
      <PreviewHead query={query} setQuery={setQuery} matches={query === '' ? undefined : matches.length} nextMatch={nextMatch} />
      <ResultPanel>
        <OffNote />
        {isStale && <StaleNote />}
        {shown.length === 0 ? (
          <NothingHere />
        ) : (
          <div
            className="preview-scroll"
            data-stale={isStale}
            hidden={!isShown}
            ref={scroller}
            role="tree"
            aria-label="Resolved config"
            tabIndex={0}
            aria-activedescendant={`preview-${active}`}
            onKeyDown={onKey}
          >
            <div className="preview-all" style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map(({ index, start }) => {
                const line = shown[index]
                if (!line) return null
                return (
                  <PreviewRow
                    key={line.id}
                    line={line}
                    index={index}
                    total={shown.length}
                    top={start}
                    isActive={index === active}
                    isFolded={folded.has(foldKey(line.path))}
                    isMatch={query !== '' && matches.includes(index)}
                    onFold={fold}
                    onPick={() => setActive(index)}
                  />
                )
              })}
            </div>
          </div>
        )}
        {hasEffects && (
          <Boundary name="What it does">
            <Suspense fallback={null}>{isShown ? <EffectsLine /> : <Effects />}</Suspense>
          </Boundary>
        )}
      </ResultPanel>
    </section>
  )
}

interface Showing {
  readonly shown: readonly PreviewLine[]
  readonly folded: ReadonlySet<string>
  readonly setFolded: (folded: ReadonlySet<string>) => void
  readonly move: (index: number) => void
  /** Of the pane: where it shrinks, the key is brought back into sight. */
  readonly height: number
}

/** A key that was picked anywhere comes into sight here, unfolded if need be. */
function useSelected(lines: readonly PreviewLine[], { shown, folded, setFolded, move, height }: Showing): void {
  const selected = useView((state) => state.selected)
  const done = useRef({ selected, height })
  useEffect(() => {
    if (done.current.selected === selected && done.current.height === height) return
    const index = selected ? shown.findIndex(({ path }) => isEqualPath(path, selected)) : -1
    const isHidden = selected && index === -1 && lines.some(({ path }) => isEqualPath(path, selected))
    if (isHidden) {
      setFolded(new Set([...folded].filter((key) => !selected.some((_, i) => key === foldKey(selected.slice(0, i))))))
      return
    }
    done.current = { selected, height }
    if (index !== -1) move(index)
  })
}

interface Moves {
  readonly line: PreviewLine
  readonly active: number
  readonly last: number
  readonly page: number
  readonly folded: ReadonlySet<string>
  readonly move: (index: number) => void
  readonly fold: (line: PreviewLine) => void
}

function keyAction(event: KeyboardEvent, { line, active, last, page, folded, move, fold }: Moves): (() => void) | undefined {
  const isFolded = folded.has(foldKey(line.path))
  if (event.key === 'c' && (event.ctrlKey || event.metaKey)) return () => void navigator.clipboard.writeText(line.pathText)
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  switch (event.key) {
    case 'ArrowDown':
      return () => move(active + 1)
    case 'ArrowUp':
      return () => move(active - 1)
    case 'PageDown':
      return () => move(active + page)
    case 'PageUp':
      return () => move(active - page)
    case 'Home':
      return () => move(0)
    case 'End':
      return () => move(last)
    case 'ArrowLeft':
      return line.opens && !isFolded ? () => fold(line) : undefined
    case 'ArrowRight':
      return line.opens && isFolded ? () => fold(line) : undefined
    case 'Escape':
      return view.getState().selected ? () => setView({ selected: undefined }) : undefined
    case 'Enter':
    case ' ':
      return () => setView({ selected: line.path })
    default:
      return undefined
  }
}

function pageSize(scroller: HTMLElement | null): number {
  return Math.max(1, Math.floor((scroller?.clientHeight ?? ROW) / ROW) - 1)
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
