import { Icon } from '../look/Icon.tsx'
import type { DrawnSide } from './drawn-side.ts'

/** The keys that a picture lacks, each leading to where it would stand. */
export function MissingKeys({ side: { insight, letter, open } }: { readonly side: DrawnSide }) {
  const { missing } = insight
  if (missing.length === 0) return null
  return (
    <ul className="insight-notes" aria-label={`${letter === undefined ? 'Not' : `${letter}: not`} drawn`}>
      {missing.map(({ path, text }) => (
        <li key={text} data-kind="missing">
          <Icon name="info" />
          <button type="button" className="link" onClick={() => open(path)}>
            {letter !== undefined && `${letter}: `}
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
