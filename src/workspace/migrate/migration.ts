import type { MapNode } from '../../core/config-node.ts'
import type { ConversionNote } from '../../core/export/conversion.ts'
import type { Files, Origin, Source } from '../../core/source.ts'
import type { Path } from '../../core/path.ts'
import type { NewText } from '../commands.ts'

/** What is to be migrated: JSON and INI files to layered YAML, or YAML back to JSON and INI. */
export interface MigrationRequest {
  readonly to: 'yaml' | 'json'
  /** The folder, or the file, that is migrated; `''` for the whole workspace. */
  readonly within: string
}

/** A file that becomes another. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** A file that was asked for and stays as it is, and why. */
export interface Kept {
  readonly path: string
  readonly reason: string
}

/**
 * One line of the report. `moved`: a key stands in another file now. `renamed`: a path names a file by its new name. `defaulted`: no
 * file sets the key, and the schema's default holds, before and after. `unknown`: no schema knows the key; it is carried over.
 * `noted`: a comment that the new format cannot have, an expression that is written as what it comes to.
 */
export interface MigrationRow {
  readonly kind: 'moved' | 'renamed' | 'defaulted' | 'unknown' | 'noted'
  /** The key in the config; `[]` for what is no key. */
  readonly path: Path
  readonly from?: Origin
  readonly to?: Origin
  /** The value, or the text that is spoken of. */
  readonly value: string
  readonly note: string
}

/** An experiment, or a file that none takes in, before and after: equal, but for the names of files that moved. */
export interface Proof {
  readonly of: 'experiment' | 'file'
  readonly before: string
  readonly after: string
  /** How many values it comes to afterwards. */
  readonly values: number
  /** How they differ, as a clause; absent where they do not. */
  readonly difference?: string
}

/** All that a migration does, worked out and not done. */
export interface Migration {
  readonly request: MigrationRequest
  readonly moves: readonly Move[]
  readonly kept: readonly Kept[]
  /** The files as they would be. */
  readonly files: Files
  /** What has to be written for that: new texts, changed ones, and removed files. */
  readonly texts: readonly NewText[]
  readonly rows: readonly MigrationRow[]
  readonly proofs: readonly Proof[]
  /** Why it may not be done; absent where every proof holds. */
  readonly refusal?: string
}

/** How far the work is. */
export interface MigrationProgress {
  readonly doing: 'read' | 'convert' | 'link' | 'prove'
  readonly done: number
  readonly total: number
  /** The file that comes next. */
  readonly path: string
}

/** A file in its new format, or why it stays. */
export type Converted = ConvertedFile | { readonly path: string; readonly reason: string }

export interface ConvertedFile {
  readonly path: string
  readonly made: Source
  readonly notes: readonly ConversionNote[]
  /** Where the file took others in, what it comes to: that is written, for formats that take in none. */
  readonly whole?: WholeConfig
}

/** What a file comes to with all that it takes in. */
export interface WholeConfig {
  readonly config: MapNode
  /** Files written beside it, for parts of it that no file holds. */
  readonly beside: readonly Source[]
}
