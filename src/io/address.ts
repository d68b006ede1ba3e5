/** The hash of the page's address, without its `#`. */
export function readHash(): string {
  return location.hash.slice(1)
}

/** Puts another hash into the page's address, `''` for none. Going back does not lead through it. */
export function writeHash(hash: string): void {
  if (hash === readHash()) return
  try {
    history.replaceState(history.state, '', hash === '' ? location.pathname + location.search : `#${hash}`)
  } catch (error) {
    // Browsers refuse to be told too often. The next change writes it.
    if (!(error instanceof DOMException)) throw error
  }
}

/** The page's address with another hash. */
export function addressWith(hash: string): string {
  return `${location.href.replace(/#.*$/s, '')}#${hash}`
}

/** Calls back whenever a person puts another hash into the address; gives back what ends that. */
export function onHash(callback: () => void): () => void {
  addEventListener('hashchange', callback)
  return () => removeEventListener('hashchange', callback)
}
