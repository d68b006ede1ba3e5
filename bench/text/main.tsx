import { createRoot } from 'react-dom/client'
import { parseDocument } from 'yaml'
import type { Source } from '../../src/core/source.ts'
import { knownSystems, loadSystem } from '../../src/systems/registry.ts'
import type { KnownSystem } from '../../src/systems/registry.ts'
import '../../src/ui/look/base.css'
import '../../src/ui/look/tokens.css'
import { TextEditor } from '../../src/ui/monaco/TextEditor.tsx'
import { Preview } from '../../src/ui/preview/Preview.tsx'
import { SessionContext } from '../../src/ui/session-context.tsx'
import { revealText } from '../../src/ui/view.ts'
import { openStack } from '../../src/workspace/commands.ts'
import { createSessionStore } from '../../src/workspace/session-store.ts'
import { openSession } from '../../src/workspace/session.ts'
import { configText, wideDefinition } from '../wide-system.ts'

const LINES = 10_000
const known: KnownSystem = { id: 'wide', title: 'Wide', load: async () => wideDefinition(LINES) }
;(knownSystems as KnownSystem[]).push(known)
await loadSystem('wide')
const text = configText(LINES, { file: 0, round: 0 })
const sources: readonly (readonly [string, Source])[] = [
  ['strata.yaml', { kind: 'file', path: 'strata.yaml', text: 'system: wide\n' }],
  ['long.yaml', { kind: 'file', path: 'long.yaml', text }],
]
const store = createSessionStore(openStack(openSession('bench', new Map(sources)), ['long.yaml']))
const root = document.getElementById('root')
if (!root) throw new Error('no element with the id root')
createRoot(root).render(
  <SessionContext value={store}>
    <TextEditor path="long.yaml" />
    <Preview />
  </SessionContext>,
)

declare global {
  interface Window {
    /** Milliseconds that the yaml package takes for the same text. */
    parseOnce: () => number
    /** Milliseconds from each key press to the paint of the result that shows it. */
    shown: number[]
    /** Milliseconds from each key press to the paint of the frame after it. */
    framed: number[]
    /** Puts the cursor behind the first value of the file. */
    toFirstValue: () => void
  }
}

window.shown = []
window.framed = []
window.parseOnce = () => {
  const start = performance.now()
  parseDocument(text)
  return performance.now() - start
}
window.toFirstValue = () => revealText('long.yaml', text.indexOf('key_0: 0') + 'key_0: 0'.length)

document.addEventListener(
  'keydown',
  (event) => {
    if (event.key.length > 1) return
    const start = event.timeStamp
    afterPaint(() => window.framed.push(performance.now() - start))
    const unsubscribe = store.subscribe(() => {
      unsubscribe()
      afterPaint(() => window.shown.push(performance.now() - start))
    })
  },
  { capture: true },
)

/** A message posted from inside a frame arrives when the frame has been painted. */
function afterPaint(then: () => void): void {
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', then)
  channel.port1.start()
  requestAnimationFrame(() => channel.port2.postMessage(null))
}
