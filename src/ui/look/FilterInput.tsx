import { useEffect, useRef, useState } from 'react'
import './filter-input.css'

/** How long typing rests before the filter changes. */
const REST = 60

interface Props {
  /** What is filtered, for its label and placeholder: `Filter fields`. */
  readonly name: string
  /** What can be typed. */
  readonly title: string
  readonly filter: string
  readonly change: (next: string) => void
}

/** A filter's text: `/` goes there from anywhere, Escape clears it. */
export function FilterInput({ name, title, filter, change }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>()
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => {
      change(typed)
      setTyped(undefined)
    }, REST)
    return () => clearTimeout(timer)
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [contenteditable="true"], .monaco-editor *')
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className="filter-box">
      <input
        ref={input}
        type="search"
        className="filter-input"
        aria-label={name}
        aria-keyshortcuts="/"
        placeholder={name}
        title={title}
        value={typed ?? filter}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || (typed ?? filter) === '') return
          event.stopPropagation()
          setTyped(undefined)
          change('')
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  )
}
