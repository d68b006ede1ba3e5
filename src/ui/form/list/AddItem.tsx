import { nodeOf } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { Icon } from '../../look/Icon.tsx'
import { Menu } from '../../look/Menu.tsx'
import { useForm } from '../form-context.ts'
import { itemTypes } from './item-types.ts'
import type { ItemType } from './item-types.ts'

interface Props {
  /** Where the item will stand. */
  readonly path: Path
  /** `Add conditioner` */
  readonly label: string
  /** Adds a value, or without one what the list starts an item with. */
  readonly add: (value?: ConfigNode) => void
}

/**
 * The way to add an item to a list. Where its type picks what it holds, the type is asked first; the item then has its type and nothing
 * else, and its rows say what is to be filled in.
 */
export function AddItem({ path, label, add }: Props) {
  const types = useForm((form) => itemTypes(form, path).map(asText)).map(fromText)
  const source = useForm((form) => form.own.source)
  const content = (
    <>
      <Icon name="plus" /> {label}
    </>
  )
  if (types.length < 2) {
    return (
      <button type="button" className="button is-quiet is-small form-list-add" onClick={() => add()}>
        {content}
      </button>
    )
  }
  return (
    <div className="form-list-add">
      <Menu
        className="button is-quiet is-small"
        button={content}
        items={types.map((type) => ({
          id: `${String(type.tag)} ${type.title}`,
          label: <TypeLabel type={type} />,
          run: () => add(type.tag === undefined ? undefined : nodeOf({ [type.key]: type.tag }, source)),
        }))}
      />
    </div>
  )
}

function TypeLabel({ type: { tag, title, help } }: { readonly type: ItemType }) {
  return (
    <span className="form-type">
      {tag !== undefined && <span className="mono">{String(tag)}</span>}
      {String(tag).toLowerCase() !== title.toLowerCase() && <span>{title}</span>}
      {help !== undefined && <span className="form-type-help">{help}</span>}
    </span>
  )
}

/** As one text, so that the menu is drawn again only when the types change. */
function asText(type: ItemType): string {
  return JSON.stringify([type.key, type.tag, type.title, type.help])
}

function fromText(text: string): ItemType {
  const [key, tag, title, help] = JSON.parse(text) as [string, ItemType['tag'] | null, string, string | null]
  return { key, tag: tag ?? undefined, title, help: help ?? undefined }
}
