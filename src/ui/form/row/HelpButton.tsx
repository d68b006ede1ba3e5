import { useEffect, useId, useRef, useState } from 'react'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { controlId } from '../control/control-facts.ts'
import { boundsText, typeText } from '../field-words.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  /** The class that reads what stands there. */
  readonly className?: string | undefined
}

/** A `?` that tells about a field: on hover, on click, and with F1 while the row has the focus. Escape closes it. */
export function HelpButton({ path, field, className }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const row = button.current?.closest('.form-row')
    if (!(row instanceof HTMLElement)) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'F1') {
        event.preventDefault()
        setOpen((open) => !open)
      } else if (event.key === 'Escape' && isOpen) {
        event.preventDefault()
        setOpen(false)
      }
    }
    const onLeave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node && row.contains(event.relatedTarget))) setOpen(false)
    }
    row.addEventListener('keydown', onKey)
    row.addEventListener('focusout', onLeave)
    return () => {
      row.removeEventListener('keydown', onKey)
      row.removeEventListener('focusout', onLeave)
    }
  }, [isOpen])
  return (
    <>
      <button
        ref={button}
        type="button"
        className="form-help"
        tabIndex={-1}
        aria-label={`About ${field.title}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setOpen(true)}
        onPointerLeave={() => setOpen(false)}
      >
        ?
      </button>
      {field.help !== undefined && (
        <span hidden id={`${controlId(path)}-help`}>
          {field.help}
        </span>
      )}
      {isOpen && <HelpPopover path={path} field={field} className={className} anchor={button} />}
    </>
  )
}

function HelpPopover({ path, field, className, anchor }: Props & { readonly anchor: React.RefObject<HTMLElement | null> }) {
  const popover = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    const box = anchor.current?.getBoundingClientRect()
    const element = popover.current
    if (!box || !element) return
    element.showPopover()
    const { offsetHeight, offsetWidth } = element
    const isBelow = box.bottom + 6 + offsetHeight < innerHeight
    element.style.top = `${isBelow ? box.bottom + 6 : Math.max(6, box.top - 6 - offsetHeight)}px`
    element.style.left = `${Math.max(6, Math.min(box.left - 12, innerWidth - offsetWidth - 6))}px`
  }, [anchor])
  return (
    <div ref={popover} popover="manual" className="form-popover" role="tooltip" id={id}>
      <p className="form-popover-path mono">{formatPath(path)}</p>
      {field.help !== undefined && <p>{field.help}</p>}
      <dl className="form-popover-facts">
        <dt>Takes</dt>
        <dd>
          {typeText(field)}
          {boundsText(field)}
        </dd>
        {field.default !== undefined && (
          <>
            <dt>Default</dt>
            <dd className="mono">{JSON.stringify(field.default)}</dd>
          </>
        )}
        {field.real?.refuses !== undefined && (
          <>
            <dt>Real code</dt>
            <dd>{field.real.refuses}</dd>
          </>
        )}
        {className !== undefined && (
          <>
            <dt>Class</dt>
            <dd className="mono">{className}</dd>
          </>
        )}
        {field.source !== undefined && (
          <>
            <dt>From</dt>
            <dd>{field.source}</dd>
          </>
        )}
      </dl>
    </div>
  )
}
