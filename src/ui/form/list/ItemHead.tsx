import type { Path } from '../../../core/path.ts'
import { Icon } from '../../look/Icon.tsx'
import { AloneButton } from '../block/AloneButton.tsx'
import type { ItemFacts } from './item-facts.ts'
import { onFoldKey } from '../block/on-fold-key.ts'
import { OriginChip } from '../row/OriginChip.tsx'
import type { ListActions } from '../use-list-edit.ts'

interface Props {
  readonly path: Path
  /** `Stage 2` */
  readonly title: string
  readonly index: number
  readonly total: number
  readonly facts: ItemFacts
  readonly actions: ListActions
  readonly isOpen: boolean
  readonly setOpen: ((open: boolean) => void) | undefined
}

/** The head of an item: what it is, where it was written, and what can be done with it. */
export function ItemHead({ path, title, index, total, facts, actions, isOpen, setOpen }: Props) {
  const { problem } = facts
  const name = (
    <>
      <span className="form-item-number">{index + 1}</span>
      <span className="form-item-name">{facts.name}</span>
      {!isOpen && <span className="form-item-rest">{facts.rest}</span>}
    </>
  )
  return (
    <div className="form-item-head">
      <span className="form-item-grip" title={`Drag ${title} to reorder, or Alt ↑ and Alt ↓ anywhere in it`}>
        <Icon name="grip" />
      </span>
      {setOpen ? (
        <button
          type="button"
          className="form-fold"
          aria-expanded={isOpen}
          aria-label={`${title}${facts.name === '' ? '' : `, ${facts.name}`}`}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight"
          onClick={() => setOpen(!isOpen)}
          onKeyDown={(event) => onFoldKey(event, { path, isOpen, setOpen })}
        >
          <Icon name={isOpen ? 'down' : 'right'} />
          {name}
        </button>
      ) : (
        <span className="form-fold">{name}</span>
      )}
      {!isOpen && problem !== 'none' && problem !== 'info' && (
        <span className="form-item-problem" data-severity={problem} title="Something is wrong in it">
          <Icon name={problem} />
        </span>
      )}
      <OriginChip path={path} view={facts} title={title} leads />
      {setOpen && <AloneButton path={path} title={title} />}
      <ItemButton
        name={`Move ${title} up`}
        hint="Alt ↑"
        icon="up"
        isDisabled={index === 0}
        run={() => actions.move(index, index - 1)}
      />
      <ItemButton
        name={`Move ${title} down`}
        hint="Alt ↓"
        icon="down"
        isDisabled={index === total - 1}
        run={() => actions.move(index, index + 1)}
      />
      <ItemButton name={`Duplicate ${title}`} icon="copy" run={() => actions.copy(index)} />
      <ItemButton name={`Remove ${title}`} icon="close" run={() => actions.remove(index)} />
    </div>
  )
}

interface ButtonProps {
  readonly name: string
  readonly hint?: string
  readonly icon: 'up' | 'down' | 'copy' | 'close'
  readonly isDisabled?: boolean
  readonly run: () => void
}

function ItemButton({ name, hint, icon, isDisabled = false, run }: ButtonProps) {
  return (
    <button
      type="button"
      className="form-item-button"
      aria-label={name}
      title={hint === undefined ? name : `${name} (${hint})`}
      disabled={isDisabled}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  )
}
