import type { Path } from './path.ts'
import type { Origin } from './source.ts'

/**
 * Something wrong (or worth knowing) about a config, as data. Issues are collected, never thrown (V8).
 *
 * @see SPEC.md V2
 */
export interface Issue {
  readonly code: IssueCode
  readonly severity: Severity
  /** Where in the config it is; `[]` when it concerns a whole file. */
  readonly path: Path
  /** What is wrong, as one clause without a full stop. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** The text that caused it, in whichever layer that is. */
  readonly origin: Origin
  /** Other places that take part: the other line of a duplicate, the second origin of a rule that spans two keys. */
  readonly also?: readonly Origin[]
  /** Changes that would mend it, best first. */
  readonly fixes?: readonly Fix[]
}

export type Severity = 'error' | 'warning' | 'info'

/** A change of text that mends an issue. */
export interface Fix {
  /** The verb first: "Rename to num_blocks". */
  readonly title: string
  /** Path of the file to edit. */
  readonly file: string
  readonly edits: readonly TextEdit[]
}

/** Replaces the text from `start` to `end` (UTF-16 offsets) with `text`. Edits of one list do not overlap. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Every kind of issue. One closed list, so that a test or a reader of `--json` can rely on it. */
export type IssueCode =
  // reading text
  | 'yaml-syntax'
  | 'json-syntax'
  | 'too-large'
  | 'too-deep'
  | 'alias-budget'
  | 'recursive-alias'
  | 'duplicate-key'
  | 'duplicate-anchor'
  | 'multiple-documents'
  | 'not-a-map'
  | 'bad-utf8'
  | 'control-character'
  | 'tab'
  | 'line-break-character'
  | 'unknown-tag'
  | 'complex-key'
  | 'long-key'
  | 'non-string-key'
  | 'invalid-scalar'
  | 'yaml-directive'
  | 'ini-syntax'
  | 'ini-section'
  | 'ini-boolean'
  | 'ini-value'
  // scalars that readers take differently
  | 'float-as-string'
  | 'bool-word'
  | 'none-word'
  | 'nan-word'
  | 'leading-zero'
  | 'base-60'
  | 'number-notation'
  | 'date'
  | 'missing-space'
  // links
  | 'include-missing'
  | 'include-cycle'
  | 'include-outside'
  | 'include-not-a-list'
  | 'include-repeated'
  | 'include-spelling'
  | 'include-order'
  | 'preset'
  | 'profile-without-configs'
  | 'profile-key-dropped'
  | 'mount-not-a-path'
  | 'mount-kind'
  // defaults lists of Hydra
  | 'defaults-shape'
  | 'defaults-self'
  | 'defaults-package'
  | 'defaults-missing'
  | 'defaults-cycle'
  | 'defaults-repeated'
  | 'defaults-override'
  | 'defaults-undecided'
  | 'defaults-interpolation'
  // overrides and interpolation
  | 'override-syntax'
  | 'override-new-key'
  | 'override-existing-key'
  | 'override-missing-key'
  | 'interpolation-missing'
  | 'interpolation-cycle'
  | 'interpolation-syntax'
  | 'missing-value'
  // merging
  | 'type-replaced'
  | 'empty-map-write'
  // leaving
  | 'export-differs'
  | 'export-path-key'
  // meaning
  | 'unknown-key'
  | 'unknown-section'
  | 'missing-key'
  | 'missing-section'
  | 'wrong-type'
  | 'out-of-range'
  | 'not-allowed'
  | 'unknown-variant'
  | 'close-name'
  | 'rule'
  | 'guard'
  | 'real-code'
  | 'manifest'
  // a rule that fails
  | 'own-mistake'
  // JSON Schema files that a workspace registers
  | 'schema-missing'
  | 'schema-place'
  | 'schema-keyword'
  | 'schema-reference'
  | 'schema-empty'
  | 'schema-limit'
