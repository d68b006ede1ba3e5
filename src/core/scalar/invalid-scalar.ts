/** A scalar that its reader rejects; `reason` says why, as one clause. */
export interface InvalidScalar {
  readonly kind: 'invalid'
  readonly reason: string
}
