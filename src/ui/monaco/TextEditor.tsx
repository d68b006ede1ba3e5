import { lazy, Suspense } from 'react'
import { sourceAt } from '../../workspace/session.ts'
import { useSession } from '../session-context.tsx'
import { PlainText } from './PlainText.tsx'
import { WithoutEditor } from './WithoutEditor.tsx'
import './text-editor.css'

const MonacoEditor = lazy(async () => ({ default: (await import('./MonacoEditor.tsx')).MonacoEditor }))

interface Props {
  /** Of a file, or `overrides`. */
  readonly path: string
}

/** The text of a layer. The full editor is loaded when it is first shown; until then, and without it, the text can be edited plainly. */
export function TextEditor({ path }: Props) {
  const state = useSession((session) => {
    const source = sourceAt(session, path)
    return source ? (source.badUtf8At === undefined ? 'text' : 'not UTF-8') : 'missing'
  })
  if (state === 'missing') {
    return (
      <p className="empty">There is no file {path} in this workspace. Choose another layer, or correct the line that names it.</p>
    )
  }
  const plain = <PlainText path={path} />
  return (
    <div className="text" data-content>
      {state === 'not UTF-8' && (
        <p className="text-banner" role="status">
          This file is not UTF-8. It is shown as far as it can be read, and is not edited.
        </p>
      )}
      <WithoutEditor plain={plain} banner={FAILED}>
        <Suspense fallback={plain}>
          <MonacoEditor path={path} />
        </Suspense>
      </WithoutEditor>
    </div>
  )
}

const FAILED = (
  <p className="text-banner" role="status">
    The full editor could not be loaded. Reload the page to try again; the text can be edited all the same.
  </p>
)
