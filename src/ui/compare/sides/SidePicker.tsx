import { Command } from 'cmdk'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { pickConfig } from '../../../io/outside-file.ts'
import { isEqualRef } from '../../../workspace/compare/side.ts'
import type { SideRef } from '../../../workspace/compare/side.ts'
import { Icon } from '../../look/Icon.tsx'
import { useOutside } from '../../look/use-outside.ts'
import { useShownBelow } from '../../look/use-shown-below.ts'
import { useSessionStore } from '../../session-context.tsx'
import { takeOutside } from './outside-side.ts'
import { sideChoices } from './side-choices.ts'
import { StackBuilder } from './StackBuilder.tsx'

interface Props {
  /** What the button is for, where its content does not say it. */
  readonly name: string
  readonly className?: string
  readonly button: ReactNode
  readonly chosen?: SideRef | undefined
  readonly pick: (ref: SideRef) => void
}

/** A button that opens a list of all that can be compared: typing narrows it, arrows move, Enter picks, Escape closes. */
export function SidePicker({ name, className = 'button', button, chosen, pick }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [isBuilding, setBuilding] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  useOutside(root, isOpen, () => setOpen(false))
  const close = (): void => {
    setOpen(false)
    trigger.current?.focus()
  }
  const closeBuilder = (): void => {
    setBuilding(false)
    trigger.current?.focus()
  }
  return (
    <div className="menu" ref={root}>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <Choices
          name={name}
          trigger={trigger}
          chosen={chosen}
          close={close}
          pick={(ref) => {
            close()
            pick(ref)
          }}
          build={() => {
            setOpen(false)
            setBuilding(true)
          }}
        />
      )}
      {isBuilding && (
        <StackBuilder
          start={chosen}
          pick={(ref) => {
            closeBuilder()
            pick(ref)
          }}
          close={closeBuilder}
        />
      )}
    </div>
  )
}

interface ChoicesProps extends Pick<Props, 'name' | 'chosen' | 'pick'> {
  readonly trigger: RefObject<HTMLButtonElement | null>
  readonly close: () => void
  readonly build: () => void
}

function Choices({ name, trigger, chosen, close, pick, build }: ChoicesProps) {
  const store = useSessionStore()
  const [groups] = useState(() => sideChoices(store.getState()))
  const list = useRef<HTMLDivElement>(null)
  const pickOutside = async (): Promise<void> => {
    const file = await pickConfig()
    if (file) await takeOutside(file, pick)
  }
  useShownBelow({ popover: list, trigger, isOpen: true, close })
  useLayoutEffect(() => {
    list.current?.querySelector('input')?.focus()
  }, [])
  return (
    <div
      ref={list}
      className="menu-list side-list"
      role="dialog"
      aria-label={name}
      popover="manual"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          close()
        }
      }}
    >
      <Command label={name} filter={score} loop>
        <Command.Input className="side-input" placeholder="Find an experiment or a file" />
        <Command.List className="side-choices">
          <Command.Empty className="empty">Nothing matches.</Command.Empty>
          {groups.map(({ title, choices }) => (
            <Command.Group key={title} heading={title}>
              {choices.map(({ id, ref, label, note }) => (
                <Command.Item key={id} value={id} className="side-choice" onSelect={() => pick(ref)}>
                  <span className="side-label">{label}</span>
                  <span className="side-note">{note}</span>
                  {chosen && isEqualRef(chosen, ref) && (
                    <span className="side-chosen" aria-label="picked now">
                      ✓
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
      <div className="side-others">
        <button type="button" className="button is-quiet is-small" onClick={build}>
          <Icon name="plus" /> Stack of files…
        </button>
        <button type="button" className="button is-quiet is-small" onClick={() => void pickOutside()}>
          <Icon name="file" /> A file from outside…
        </button>
      </div>
    </div>
  )
}

/** All words must occur; earlier hits come first. */
function score(value: string, search: string): number {
  let total = 1
  for (const word of search.toLowerCase().split(/\s+/).filter(Boolean)) {
    const at = value.toLowerCase().indexOf(word)
    if (at === -1) return 0
    total *= 1 / (1 + at / 60)
  }
  return total
}
