import { OVERRIDES } from '../../core/compose/compose.ts'
import type { Layer } from '../../core/layer.ts'
import { reachedWords } from '../../core/layer-words.ts'
import { moveInStack, removeFromStack, swapLayer } from '../../workspace/compare/stack-moves.ts'
import { Menu } from '../look/Menu.tsx'
import type { MenuItem } from '../look/Menu.tsx'
import { useDerived, useDispatch, useSession, useSessionStore } from '../session-context.tsx'
import { notify } from '../shell/notices.ts'
import { revealText } from '../view.ts'
import { layerName } from './layer-name.ts'

/** What can be done with a layer: go to the line that includes it, put another file in its place, move it in an ad hoc stack. */
export function LayerMenu({ layer }: { readonly layer: Layer }) {
  const dispatch = useDispatch()
  const store = useSessionStore()
  const options = useDerived((derived) => derived.options)
  const stack = useSession((session) => session.stack.files)
  const paths = useSession((session) => [...session.files.keys()].filter(options.isConfig))
  if (layer.id === OVERRIDES) return null
  const link = layer.chain.at(-1)
  const items: MenuItem[] = []
  if (link)
    items.push({
      id: 'link',
      label: `Go to the line that ${reachedWords(layer).does} it`,
      run: () => revealText(link.source.path, link.start),
    })
  const place = stack.indexOf(layer.path)
  if (place !== -1 && stack.length > 1) {
    const last = stack.length - 1
    items.push(
      {
        id: 'up',
        label: 'Move up',
        isDisabled: place === last,
        run: () => dispatch((session) => moveInStack(session, layer.path, 1)),
      },
      {
        id: 'down',
        label: 'Move down',
        isDisabled: place === 0,
        run: () => dispatch((session) => moveInStack(session, layer.path, -1)),
      },
      { id: 'remove', label: 'Remove from the stack', run: () => dispatch((session) => removeFromStack(session, layer.path)) },
    )
  }
  for (const path of paths) {
    if (path === layer.path || options.kindOf(path) !== layer.kind) continue
    const run = (): void => {
      const swapped = swapLayer(store.getState(), layer, { path, options })
      if ('refusal' in swapped) notify({ id: 'swap', text: `${layer.path} stays: ${swapped.refusal}.`, actions: [] })
      else dispatch(() => swapped.session)
    }
    items.push({ id: path, label: <span className="mono">{path}</span>, group: 'Swap for', run })
  }
  if (items.length === 0) return null
  return <Menu name={`Actions on ${layerName(layer)}`} className="layer-more" button="⋯" items={items} />
}
