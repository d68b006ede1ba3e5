import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { OutlineNode } from './config-outline.ts'
import { OutlineRow } from './OutlineRow.tsx'
import { rowAround, rowStartingWith } from './outline-rows.ts'

const ROW = 28

/** Letters typed within this time make one text to find. */
const PAUSE = 600

interface Props {
  readonly rows: readonly OutlineNode[]
  readonly index: number
  readonly isFolded: (node: OutlineNode) => boolean
  readonly fold: (node: OutlineNode, isFolded: boolean) => void
  readonly setActive: (node: OutlineNode | undefined) => void
  readonly jump: (node: OutlineNode | undefined) => void
}

/** The rows as a tree: arrows move and fold, letters find a name, Enter goes there. */
export function OutlineTree({ rows, index, isFolded, fold, setActive, jump }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const virtual = useVirtualizer({
    count: rows.length,
    estimateSize: () => ROW,
    overscan: 10,
    getScrollElement: () => scroller.current,
  })
  useEffect(() => virtual.scrollToIndex(index, { align: 'auto' }), [index, virtual])
  const find = (key: string, now: number): void => {
    const { text, at } = typed.current
    typed.current = { text: now - at < PAUSE ? text + key : key, at: now }
    // One letter again and again goes from name to name.
    const isOne = new Set(typed.current.text).size === 1
    const found = rowStartingWith(rows, isOne ? key : typed.current.text, isOne ? index + 1 : index)
    if (found !== -1) setActive(rows[found])
  }
  const onKey = (event: KeyboardEvent): void => {
    const row = rows[index]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const to = targetOf(event.key, { rows, index, page: pageSize(scroller.current) })
    if (to !== undefined) setActive(rows[Math.max(0, Math.min(rows.length - 1, to))])
    else if (event.key === 'ArrowRight') {
      if (isFolded(row)) fold(row, false)
      else if (row.hasChildren) setActive(rows[index + 1])
    } else if (event.key === 'ArrowLeft') {
      if (row.hasChildren && !isFolded(row)) fold(row, true)
      else if (row.level > 1) setActive(rows[rowAround(rows, index)])
    } else if (event.key === 'Enter' || event.key === ' ') jump(row)
    else if (event.key.length === 1) find(event.key, event.timeStamp)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      id="outline-tree"
      className="outline-scroll"
      role="tree"
      aria-label="Parts of the config"
      tabIndex={0}
      data-autofocus
      aria-activedescendant={`outline-${index}`}
      onKeyDown={onKey}
    >
      <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: at, start }) => {
          const node = rows[at]
          if (!node) return null
          return (
            <OutlineRow
              key={node.id}
              node={node}
              index={at}
              top={start}
              isActive={at === index}
              isFolded={isFolded(node)}
              fold={fold}
              jump={jump}
            />
          )
        })}
      </div>
    </div>
  )
}

interface Place {
  readonly rows: readonly OutlineNode[]
  readonly index: number
  readonly page: number
}

/** The row that a key goes to, whatever stands there; undefined for keys that go nowhere. */
function targetOf(key: string, { rows, index, page }: Place): number | undefined {
  return {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: rows.length - 1,
  }[key]
}

function pageSize(scroller: HTMLElement | null): number {
  return Math.max(1, Math.floor((scroller?.clientHeight ?? ROW) / ROW) - 1)
}
