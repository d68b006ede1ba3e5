/** What `make` gives back; undefined where it throws: what a system adds to a config must not cost the config. */
export function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
