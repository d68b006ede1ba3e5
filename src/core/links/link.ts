import type { MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Issue } from '../issue.ts'
import type { Override } from '../read/overrides.ts'
import type { Path } from '../path.ts'
import type { Files, Origin, Source } from '../source.ts'

/** One way that files of a workspace name others beneath them. */
export interface Linker {
  /** Whether the file at this workspace path links in this way. */
  readonly governs: (file: string) => boolean
  /** Whether a file is always run as it stands, or never; absent or undefined where its kind and its links say. */
  readonly standing?: (file: string) => 'top' | 'beneath' | undefined
  /** The key that lists the files, and, where the file's own config is not the whole file, the key that holds it. */
  readonly keys: { readonly refs: string; readonly own?: string }
  /** Takes the links out of a file's top-level map. */
  readonly read: (root: MapNode) => Links
  /** Where no file's links stand alone: all that the file brings in, itself among it. Then `read` is not asked. */
  readonly gather?: (source: Source, world: World) => Gathered
  /** Where a gathering file names another, and what it has to say there to name a third in its place. */
  readonly rename?: (root: MapNode, link: Origin, swap: { readonly from: string; readonly to: string }) => Renaming
}

/** A value to write, or why none would do. */
export type Renaming = { readonly at: Path; readonly text: string } | { readonly reason: string }

/** What files can be gathered from. */
export interface World {
  readonly files: Files
  readonly dialect: DialectId
  /** The lines of the overrides layer: some may choose files. */
  readonly overrides: readonly Override[]
}

/** Files that one brings in, lowest first. They are merged one by one, without groups. */
export interface Gathered {
  readonly parts: readonly GatheredPart[]
  readonly issues: readonly Issue[]
  /** The override lines that chose files: they write no values. */
  readonly taken: readonly Override[]
}

/** A file that was brought in. */
export interface GatheredPart {
  readonly source: Source
  /** What it writes, from its own top. */
  readonly own: MapNode
  readonly state: 'ok' | 'broken' | 'missing'
  /** Where that stands in the config. */
  readonly at: Path
  /** The lines that brought it in, outermost first. */
  readonly chain: readonly Origin[]
}

/** A file's links, and what it writes itself. */
export interface Links {
  readonly refs: readonly Ref[]
  /** What is left for merging (I8). */
  readonly own: MapNode
  readonly issues: readonly Issue[]
  /** What the paths are relative to: the file's folder, or the runner's working directory. */
  readonly base: 'file' | 'runner'
  /** Whether the named files' own links are followed. */
  readonly isRecursive: boolean
  /** Whether a file already taken is skipped the next time (I4). */
  readonly isOnce: boolean
  /** `error`: the runner stops at a missing file. `warning`: it goes on without it. */
  readonly missing: 'error' | 'warning'
}

/** A path as it stands in a file. */
export interface Ref {
  readonly raw: string
  readonly origin: Origin
  /** Where the file is placed in the config; absent where its kind, or the top, says. */
  readonly at?: Path
}
