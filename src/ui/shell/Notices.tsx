import { useStore } from 'zustand'
import { Icon } from '../look/Icon.tsx'
import { dismiss, notices } from './notices.ts'

/** What the person should know or decide, each with its ways out. */
export function Notices() {
  const all = useStore(notices)
  return (
    <div className="notices" role="status">
      {all.map(({ id, text, actions }) => (
        <div key={id} className="notice">
          <p>{text}</p>
          <span className="top-space" />
          {actions.map(({ label, run }) => (
            <button
              key={label}
              type="button"
              className="button is-small"
              onClick={() => {
                dismiss(id)
                run()
              }}
            >
              {label}
            </button>
          ))}
          <button type="button" className="button is-quiet is-icon is-small" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
