import type { MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import type { Path } from '../path.ts'
import type { Origin } from '../source.ts'

/** One way that files of a workspace name others beneath them. */
export interface Linker {
  /** Whether the file at this workspace path links in this way. */
  readonly governs: (file: string) => boolean
  /** The key that lists the files, and, where the file's own config is not the whole file, the key that holds it. */
  readonly keys: { readonly refs: string; readonly own?: string }
  /** Takes the links out of a file's top-level map. */
  readonly read: (root: MapNode) => Links
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
