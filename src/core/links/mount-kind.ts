import type { MapNode } from '../config-node.ts'
import type { Mount } from './mounts.ts'
import { formatPath, isEqualPath } from '../path.ts'
import type { Path } from '../path.ts'
import { parse } from '../read/parse.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Files } from '../source.ts'

/** What the files of a workspace are. */
export interface FileKinds {
  readonly dialect: DialectId
  /** The layer kind of a file. */
  readonly kindOf: (file: string) => string
  /** Layer kinds, lowest precedence first. */
  readonly precedence: readonly string[]
  /** Where files of this path are placed in the config; undefined where that is for who names them to say. */
  readonly mountOf?: (file: string) => Path | undefined
  /** The keys whose values name files that stand elsewhere in the config; absent where there are none. */
  readonly mounts?: readonly Mount[]
  /** Whether a file says what configs are, and is none itself; absent where none does. */
  readonly isDescription?: (file: string) => boolean
  /** What the keys of a file that is mounted at a place say that it is, where that is clear. */
  readonly contentKind?: (root: MapNode, at: Path) => string | undefined
}

interface World {
  readonly files: Files
  readonly options: FileKinds
}

/** What a file is, where that is not what belongs at the mount: by its folder, or by its keys, or else by a folder that mounts nothing. */
export function kindElsewhere(path: string, { at, kind }: Mount, { files, options }: World): string | undefined {
  if (options.isDescription?.(path) === true) return 'no config'
  const own = options.mountOf?.(path)
  if (own && kind !== undefined) return isEqualPath(own, at) ? undefined : fileOf(options.kindOf(path))
  const source = files.get(path)
  const said = source && options.contentKind?.(parse(source, options.dialect).root, at)
  if (said !== undefined) return said === (kind ?? formatPath(at)) ? undefined : fileOf(said)
  const layer = options.kindOf(path)
  const areTold = options.mounts?.some((mount) => mount.kind !== undefined) === true
  const isOfOther = source && !own && areTold && kind !== layer && options.precedence.includes(layer)
  return isOfOther ? fileOf(layer) : undefined
}

function fileOf(kind: string): string {
  return `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind} file`
}
