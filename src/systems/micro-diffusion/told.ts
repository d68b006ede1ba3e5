import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'

/** A key with its value and origin: `training.max_epochs is 300 (training/default.yaml:4)`. */
export function told(view: ConfigView, path: Path): string {
  return `${formatPath(path)} is ${view.text(path)} (${view.where(path)})`
}

/** Some values with their origins, by the last of their keys: `d_model 768 (models/a.yaml:3), d_ff 2048 (schema default)`. */
export function listed(view: ConfigView, paths: readonly Path[]): string {
  return paths.map((path) => `${String(path.at(-1))} ${view.text(path)} (${view.where(path)})`).join(', ')
}

/** Where to point among keys that break a rule together: the first that is written, and the others as what takes part. */
export function pointAt(view: ConfigView, paths: readonly Path[]): { readonly path: Path; readonly also: readonly Path[] } {
  const path = paths.find((each) => view.isSet(each)) ?? paths[0] ?? []
  return { path, also: paths.filter((each) => each !== path) }
}
