import { nodeAt } from '../../../core/config-node.ts'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { FormModel } from '../form-model.ts'

/** So many keys are named; of more, how many there are. */
const NAMED = 5

/** What is told of keys that are no longer used, in plain texts. */
export interface StaleFacts {
  readonly names: string
  /** Where the others stand: `config.strides stands in models/base.yaml`; empty where there are none. */
  readonly elsewhere: string
}

/** The facts of keys beneath `parent`. */
export function staleFacts(form: FormModel, parent: Path, keys: readonly Path[]): StaleFacts {
  const name = (path: Path): string => formatPath(parent.length > 1 ? path.slice(parent.length) : path)
  const others = new Map<string, string[]>()
  for (const path of keys) {
    const node = nodeAt(form.own, path) ? undefined : nodeAt(form.seen.composition.config, path)
    if (node) others.set(node.source.path, [...(others.get(node.source.path) ?? []), name(path)])
  }
  const elsewhere = Array.from(
    others,
    ([file, names]) => `${listed(names)} ${names.length === 1 ? 'stands' : 'stand'} in ${file}`,
  )
  return { names: listed(keys.map(name)), elsewhere: elsewhere.join(', ') }
}

/** Those of the keys that the target itself writes. */
export function ownKeys({ own }: FormModel, keys: readonly Path[]): readonly Path[] {
  return keys.filter((path) => nodeAt(own, path) !== undefined)
}

function listed(names: readonly string[]): string {
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
