import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import { isLeaf, leavesOf } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import { openStack, redo, setTarget, undo } from '../../workspace/commands.ts'
import { experimentsOf, openedAlone } from '../../workspace/experiments.ts'
import { hasUnsavedEdits } from '../../workspace/compare/start-sides.ts'
import { useHasEffects } from '../preview/use-shows-effects.ts'
import { originLabel } from '../preview/origin-label.ts'
import { pickSchemaFile } from '../register/take-file.ts'
import { useDerived, useDispatch, useSession, useSessionStore } from '../session-context.tsx'
import { compareOpenWith } from '../shell/compare-open.ts'
import { Dialog } from '../shell/Dialog.tsx'
import { focusRegion } from '../shell/focus-region.ts'
import type { Places } from '../shell/places.ts'
import { revealField, setView, view } from '../view.ts'
import { PaletteItem } from './PaletteItem.tsx'
import { PresetItems } from './PresetItems.tsx'
import './palette.css'

/** Searches keys with their values, files, experiments, presets and actions. `>` shows actions only, `:` keys only. */
export function Palette({ places }: { readonly places: Places }) {
  const [query, setQuery] = useState('')
  const scope = query.startsWith('>') ? 'actions' : query.startsWith(':') ? 'keys' : 'all'
  return (
    <Dialog name="Search keys, files and actions" className="palette">
      <Command label="Search keys, files and actions" filter={score} loop>
        <Command.Input
          data-autofocus
          value={query}
          onValueChange={setQuery}
          placeholder="Search keys and values, files, presets, actions"
          className="palette-input"
        />
        <Command.List className="palette-list">
          <Command.Empty className="empty">Nothing matches. Type a key, a value, a file or an action.</Command.Empty>
          {scope !== 'keys' && <Actions places={places} />}
          {scope !== 'keys' && <Comparisons query={query} />}
          {scope !== 'keys' && <PresetItems />}
          {scope === 'all' && <Files />}
          {scope !== 'actions' && <Keys query={query.replace(/^:/, '')} />}
        </Command.List>
        <p className="palette-foot soft">↑↓ to move, Enter to go, &gt; for actions only, : for keys only</p>
      </Command>
    </Dialog>
  )
}

/** All words must occur; earlier and whole-segment hits come first. */
function score(value: string, search: string): number {
  const words = search.replace(/^[>:]/, '').toLowerCase().split(/\s+/).filter(Boolean)
  const text = value.toLowerCase()
  let total = 1
  for (const word of words) {
    const at = text.indexOf(word)
    if (at === -1) return 0
    total *= 1 / (1 + at / 60)
  }
  return total
}

function Actions({ places }: { readonly places: Places }) {
  const dispatch = useDispatch()
  const hasEffects = useHasEffects()
  const store = useSessionStore()
  const actions: readonly { readonly label: string; readonly keys?: string; readonly run: () => void }[] = [
    { label: 'Export the resolved config', keys: 'Ctrl E', run: () => setView({ dialog: 'export' }) },
    { label: 'Compare', keys: 'Ctrl Shift D', run: () => setView({ screen: 'compare' }) },
    { label: 'Undo', keys: 'Ctrl Z', run: () => dispatch(undo) },
    { label: 'Redo', keys: 'Ctrl Shift Z', run: () => dispatch(redo) },
    { label: 'Show the form', keys: 'Ctrl 1', run: () => setView({ screen: 'compose', mode: 'form' }) },
    { label: 'Show the text', keys: 'Ctrl 2', run: () => setView({ screen: 'compose', mode: 'text' }) },
    { label: 'Show form and text', keys: 'Ctrl 3', run: () => setView({ screen: 'compose', mode: 'both' }) },
    { label: 'Outline of the config', keys: 'Ctrl Shift O', run: () => setView({ dialog: 'outline' }) },
    { label: 'Show problems', keys: 'Ctrl J', run: () => setView({ bottomPanel: 'problems' }) },
    ...(hasEffects
      ? [{ label: 'Show what it does', run: () => setView({ screen: 'compose', result: 'effects' } as const) }]
      : []),
    { label: 'Show the resolved config', run: () => setView({ screen: 'compose', result: 'resolved' }) },
    { label: 'Show or hide schema defaults', run: () => setView({ showDefaults: !view.getState().showDefaults }) },
    { label: 'Use the light theme', run: () => setView({ theme: 'light' }) },
    { label: 'Use the dark theme', run: () => setView({ theme: 'dark' }) },
    { label: 'Open a folder', run: places.openFolder },
    { label: 'Register a model schema…', run: () => void pickSchemaFile(store) },
    { label: 'Migrate to layered YAML…', run: () => setView({ dialog: 'migrate' }) },
    { label: 'Download everything as a zip', run: places.downloadAll },
    { label: 'List the keyboard shortcuts', keys: '?', run: () => setView({ dialog: 'shortcuts' }) },
  ]
  return (
    <Command.Group heading="Actions">
      {actions.map(({ label, keys, run }) => (
        <PaletteItem key={label} value={`action ${label}`} run={run}>
          <span>{label}</span>
          {keys !== undefined && <kbd>{keys}</kbd>}
        </PaletteItem>
      ))}
    </Command.Group>
  )
}

/** Offered to whoever types that they want to compare. */
function Comparisons({ query }: { readonly query: string }) {
  const isWanted = /^>?\s*(?:com|diff)/i.test(query)
  const { stack, hasEdits } = useSession((session) => ({ stack: session.stack.files, hasEdits: hasUnsavedEdits(session) }))
  const experiments = useDerived(({ options }, session) => experimentsOf(session.files, options))
  if (!isWanted || stack.length === 0) return null
  const others = experiments.filter((path) => stack.length > 1 || path !== stack[0])
  return (
    <Command.Group heading="Compare what is open">
      {hasEdits && (
        <PaletteItem value="compare diff with the saved version" run={() => compareOpenWith({ kind: 'open', isSaved: true })}>
          <span>Compare with the saved version</span>
        </PaletteItem>
      )}
      {others.map((path) => (
        <PaletteItem key={path} value={`compare diff with ${path}`} run={() => compareOpenWith({ kind: 'file', path })}>
          <span>
            Compare with <span className="mono">{path}</span>
          </span>
        </PaletteItem>
      ))}
    </Command.Group>
  )
}

function Files() {
  const dispatch = useDispatch()
  const paths = useDerived(({ options }, session) => [...session.files.keys()].filter(options.isConfig).toSorted())
  const composed = useDerived(({ options }, session) => openedAlone(session, options))
  return (
    <Command.Group heading="Files">
      {paths.map((path) => {
        const isComposed = composed.includes(path)
        return (
          <PaletteItem
            key={path}
            value={`file ${path}`}
            run={() => {
              dispatch((session) => (isComposed ? openStack(session, [path]) : setTarget(session, path)))
              // Once the palette has given the focus back and the form is drawn.
              if (!isComposed) setTimeout(() => focusRegion('editing'))
            }}
          >
            <span className="mono">{path}</span>
            <span className="soft">{isComposed ? 'open' : 'edit'}</span>
          </PaletteItem>
        )
      })}
    </Command.Group>
  )
}

const MOST_KEYS = 60

function Keys({ query }: { readonly query: string }) {
  const composition = useDerived((derived) => derived.composition)
  const target = useSession((session) => session.target)
  const leaves = useMemo(() => {
    return leavesOf(composition.config).map(({ path, node }) => ({
      path,
      node,
      text: `${formatPath(path)} ${isLeaf(node) ? printValue(node) : ''}`,
    }))
  }, [composition])
  const found = useMemo(
    () => leaves.filter(({ text }) => query.trim() === '' || score(text, query) > 0).slice(0, MOST_KEYS),
    [leaves, query],
  )
  return (
    <Command.Group heading="Keys">
      {found.map(({ path, node, text }) => (
        <PaletteItem
          key={text}
          value={`key ${text}`}
          run={() => {
            setView({ selected: path })
            revealField(path)
          }}
        >
          <span className="mono">{formatPath(path)}</span>
          <span className="mono palette-value">{printValue(node)}</span>
          <span className="soft mono">{originLabel(node, target).short}</span>
        </PaletteItem>
      ))}
    </Command.Group>
  )
}
