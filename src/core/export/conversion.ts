import type { Path } from '../path.ts'
import type { Origin, Source } from '../source.ts'

/** A text written anew in another format, or why it is not. */
export type Conversion =
  | { readonly ok: true; readonly source: Source; readonly notes: readonly ConversionNote[] }
  | { readonly ok: false; readonly reason: string }

/** What the new text has otherwise than the old one, though it reads the same. */
export interface ConversionNote {
  /**
   * `comment`: the new format has no comments. `unread`: nobody reads it; kept as a comment. `literal`: an expression is worked out.
   * `reading`: the loader reads something else than is written, and that is what the new text says.
   */
  readonly kind: 'comment' | 'unread' | 'literal' | 'reading'
  /** The key whose value is spoken of; absent for what is no key. */
  readonly path?: Path
  readonly origin: Origin
  readonly message: string
}

/** A text and what to say of it, or why there is none. */
export type Written = { readonly text: string; readonly notes: readonly ConversionNote[] } | { readonly reason: string }
