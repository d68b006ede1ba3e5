import { provenText, valuesText } from '../../workspace/migrate/migration-text.ts'
import type { Migration } from '../../workspace/migrate/migration.ts'

/** Which files become which, which stay and why, and whether every experiment resolves to the same. */
export function MigrationSummary({ migration }: { readonly migration: Migration }) {
  const { moves, kept, texts } = migration
  const changed = texts.filter(({ path, text }) => text !== undefined && moves.every(({ to }) => to !== path))
  return (
    <>
      <Proven migration={migration} />
      {moves.length === 0 && kept.length === 0 && (
        <p className="empty">Nothing here is written in another format. Pick another folder, or the other direction.</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard scrolls it */}
      <ul className="migrate-files mono" aria-label="Files" tabIndex={0}>
        {moves.map(({ from, to }) => (
          <li key={from}>
            <span className="soft">{from}</span> → {to}
          </li>
        ))}
        {changed.map(({ path }) => (
          <li key={path}>
            {path} <span className="soft">{migration.files.has(path) ? 'written or changed' : ''}</span>
          </li>
        ))}
        {kept.map(({ path, reason }) => (
          <li key={path} className="severity is-warning">
            {path} stays: {reason}
          </li>
        ))}
      </ul>
    </>
  )
}

function Proven({ migration: { moves, proofs, refusal } }: { readonly migration: Migration }) {
  const wrong = proofs.filter(({ difference }) => difference !== undefined)
  if (refusal === undefined && moves.length === 0) return null
  if (refusal === undefined) {
    return (
      <p className="migrate-proof" role="status">
        {`${provenText(proofs)} composed before and after: ${valuesText(proofs)}, all equal but for new names of files.`}
      </p>
    )
  }
  return (
    <div className="severity is-error" role="alert">
      Nothing will be written: {refusal}.
      <ul className="migrate-differences">
        {wrong.map(({ before, difference }) => (
          <li key={before}>
            <span className="mono">{before}</span>: {difference}
          </li>
        ))}
      </ul>
    </div>
  )
}
