/** What a schema's author says about a field: in Zod 4 through `.meta()`, in Zod 3 through `.describe(facts(…))`. */
export interface FieldFacts {
  readonly title?: string
  readonly help?: string
  readonly unit?: string
  readonly group?: string
  /** `log`: what counts is by which factor it changes, as for a learning rate. Left out, that depends on the key: see `isLogScale`. */
  readonly scale?: 'log'
  /**
   * Whose value holds where the key is not set: a path from the map that holds it, so that `dropout` is the key beside it. It stands in
   * the place of a default.
   */
  readonly fallback?: string
  /** What gives the default, where the class itself has none: the factory that reads the key. Then the default is a fallback too. */
  readonly fallbackBy?: string
  /**
   * Of a block: what one line about it says, in parts with paths in braces, such as `['{type}', 'strides {config.strides}']`. See
   * `blockSummary()`.
   */
  readonly summary?: readonly string[]
  /**
   * Of a map: keys that people write in it and the real code reads at another place, with that place as a path from the map. Written
   * here they are unknown.
   */
  readonly elsewhere?: Readonly<Record<string, string>>
  /**
   * Of a text that the real code looks up by name: the names it finds beside those of `examples`. A text that is nearly one of either is
   * told as a slip.
   */
  readonly lookedUp?: readonly string[]
  /** What stands in the real code for the names that the key takes, by name. */
  readonly named?: Readonly<Record<string, NamedValue>>
  /** Where the fact is from: "TrafficLSTMConfig in models/lstm.py". */
  readonly source?: string
  /** The real class's verdict, where it differs from what the system accepts. */
  readonly real?: RealVerdict
}

export interface RealVerdict {
  /** The real class has no such key: what it would do. */
  readonly refuses?: string
  /** The real class needs the key: what it would do without. */
  readonly requires?: string
}

/** What the real code puts in the place of a name. */
export interface NamedValue {
  readonly expansion: unknown
  /** Keys that the expansion has too, and whose values nothing that we know says. */
  readonly unknown?: readonly string[]
}
