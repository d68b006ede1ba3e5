import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Missing } from './insight.ts'
import type { ConfigView } from '../system.ts'

/** The key at `path` as one that a picture lacks: it is not set, or what it holds is not `wanted` (`a whole number above 0`). */
export function missingAt(view: ConfigView, path: Path, wanted: string): Missing {
  const name = formatPath(path)
  const text = view.get(path) === undefined ? `${name} is not set` : `${name} is ${view.text(path)}, which is not ${wanted}`
  return { path, text }
}
