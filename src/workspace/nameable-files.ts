import { joinPath } from '../core/file-path.ts'
import type { Path } from '../core/path.ts'
import type { Derived } from './derive.ts'
import type { Session } from './session.ts'

/** The configs among some files that belong where a kind of layer stands, in the order of their paths; all where none is of the kind. */
export function configsOfKind(
  files: Iterable<string>,
  { isConfig, kindOf }: Pick<Derived['options'], 'isConfig' | 'kindOf'>,
  kind: string | undefined,
): readonly string[] {
  const all = [...files].filter(isConfig).toSorted()
  const ofKind = all.filter((path) => kindOf(path) === kind)
  return ofKind.length > 0 ? ofKind : all
}

/** What the path key at `path` may be set to, each file as the runner names it; undefined for a key that mounts none (L4). */
export function nameableFiles({ options }: Derived, session: Session, path: Path): readonly string[] | undefined {
  const mount = path.length === 1 ? options.mounts?.find(({ key }) => key === path[0]) : undefined
  return mount && configsOfKind(session.files.keys(), options, mount.kind).map((file) => joinPath(options.mountedAt, file))
}
