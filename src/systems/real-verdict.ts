/** What the research code's own class says of a field, where that differs from what the system accepts. */
export interface RealVerdict {
  /** The real class has no such key: what it would do. */
  readonly refuses?: string
  /** The real class needs the key: what it would do without. */
  readonly requires?: string
}
