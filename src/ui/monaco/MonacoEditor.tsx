import { useLayoutEffect, useRef } from 'react'
import { useSessionStore } from '../session-context.tsx'
import { mountEditor } from './mount-editor.ts'
import type { MountedEditor } from './mount-editor.ts'
import './monaco.css'

/** The full editor of a text. */
export function MonacoEditor({ path }: { readonly path: string }) {
  const store = useSessionStore()
  const host = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedEditor>(undefined)
  // In the task that takes the plain text away: a key pressed a moment later must find the editor in focus.
  useLayoutEffect(() => {
    if (!host.current) return undefined
    const made = mountEditor(host.current)
    mounted.current = made
    return () => made.dispose()
  }, [])
  useLayoutEffect(() => mounted.current?.show(store, path), [store, path])
  return <div ref={host} className="text-editor" />
}
