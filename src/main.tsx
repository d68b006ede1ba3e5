import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadBundled } from './io/bundled.ts'
import { lastPlace, loadPreferences, savePreferences } from './io/preferences.ts'
import { Root } from './ui/Root.tsx'
import { linkedWorkspace, showLinked } from './ui/shell/linked.ts'
import { keyOfBundled, openBundled } from './ui/shell/opened.ts'
import { setView, view } from './ui/view.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')

setView(loadPreferences())
view.subscribe(({ theme, mode, showDefaults }, before) => {
  if (theme === before.theme && mode === before.mode && showDefaults === before.showDefaults) return
  savePreferences({ theme, mode, showDefaults })
})

const bundled = await loadBundled()
const linked = linkedWorkspace()
const left = lastPlace()?.key
const example = bundled.find(({ name }) => name === linked) ?? bundled.find(({ id }) => keyOfBundled(id) === left) ?? bundled[0]
if (!example) throw new Error('no workspace comes with the app')
const first = await openBundled(example)
showLinked(first.session.name)

createRoot(root).render(
  <StrictMode>
    <Root bundled={bundled} first={first} />
  </StrictMode>,
)
