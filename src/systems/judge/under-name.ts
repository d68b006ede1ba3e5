/**
 * What `make` gives back. What it throws is a mistake of the system and none of the config: it is thrown on under the name of what
 * was worked out, for the screen to show in that place and for tests to fail on.
 */
export function underName<T>(name: string, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    throw new Error(`${name}: ${messageOf(cause)}`, { cause })
  }
}

/** What was thrown, in words. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
