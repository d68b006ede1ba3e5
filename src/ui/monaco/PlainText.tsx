import { useLayoutEffect, useRef } from 'react'
import type { Source } from '../../core/source.ts'
import { replaceTexts } from '../../workspace/commands.ts'
import { sourceAt } from '../../workspace/session.ts'
import { useDispatch, useSession } from '../session-context.tsx'
import { editorText, withChanges } from './line-ends.ts'
import { middleDifference } from '../../core/diff/middle-difference.ts'
import { leaveCursor } from './plain-cursor.ts'

/** A text without the full editor: while that loads, and where it cannot be loaded. */
export function PlainText({ path }: { readonly path: string }) {
  const dispatch = useDispatch()
  const source = useSession((session) => sourceAt(session, path))
  const area = useRef<HTMLTextAreaElement>(null)
  // A layout effect ends while the textarea still has the focus, before the full editor asks where the cursor was.
  useLayoutEffect(() => {
    const element = area.current
    return () => {
      if (element && element === document.activeElement) leaveCursor(path, element.selectionStart)
    }
  }, [path])
  if (!source) return null
  return (
    <textarea
      ref={area}
      className="text-plain"
      aria-label={`Text of ${path}`}
      spellCheck={false}
      readOnly={source.badUtf8At !== undefined}
      value={editorText(source.text)}
      onChange={(event) => {
        const text = withTyping(source, event.target.value)
        dispatch((session) => replaceTexts(session, `Edit ${path}`, { texts: [{ path, text }], mark: `plain:${path}` }))
      }}
    />
  )
}

/** The file's text with what was typed: `typed` has `\n` for every line end. */
function withTyping(source: Source, typed: string): string {
  const before = editorText(source.text)
  const difference = middleDifference(before, typed)
  if (!difference) return source.text
  const from = placeIn(before, difference.start)
  const to = placeIn(before, difference.end)
  const range = { startLineNumber: from.line, startColumn: from.column, endLineNumber: to.line, endColumn: to.column }
  return withChanges(source, [{ range, text: difference.text }])
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
