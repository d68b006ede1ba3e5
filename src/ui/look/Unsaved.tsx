/** Marks a file whose text is not the saved one. */
export function Unsaved() {
  return (
    <span className="unsaved" role="img" aria-label="not saved" title="Not saved to a file yet">
      ●
    </span>
  )
}
