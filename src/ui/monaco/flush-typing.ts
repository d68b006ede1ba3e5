const waiting = new Set<() => void>()

/**
 * Brings typing that waits for a pause into the session at once. Ask for it before reading the session outside of React, for a
 * save or an export; editors do it by themselves when they lose focus, and before undo.
 */
export function flushTyping(): void {
  for (const flush of waiting) flush()
}

/** Has `flush` called by {@link flushTyping} until the returned function is. */
export function whenFlushed(flush: () => void): () => void {
  waiting.add(flush)
  return () => waiting.delete(flush)
}
