import { useEffect, useLayoutEffect, useRef } from 'react'
import { mountDiff } from './mount-diff.ts'
import type { DiffEvents, DiffText, DiffView, MountedDiff } from './mount-diff.ts'
import './diff-editor.css'
import './monaco.css'

interface Props extends DiffView, DiffEvents {
  readonly original: DiffText
  readonly modified: DiffText
}

/** Two texts with their differences marked, side by side or one in the other. Nothing in them can be edited. */
export function DiffEditor({ original, modified, isInline, isFolded, onLine, onCount }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedDiff>(undefined)
  const events = useRef<DiffEvents>({ onLine, onCount })
  useEffect(() => {
    events.current = { onLine, onCount }
  })
  useLayoutEffect(() => {
    if (!host.current) return undefined
    const made = mountDiff(host.current, {
      onLine: (side, line) => events.current.onLine(side, line),
      onCount: (differences) => events.current.onCount(differences),
    })
    mounted.current = made
    return () => made.dispose()
  }, [])
  useLayoutEffect(() => mounted.current?.show(original, modified), [original, modified])
  useLayoutEffect(() => mounted.current?.setView({ isInline, isFolded }), [isInline, isFolded])
  return <div ref={host} className="text-editor diff-editor" />
}
