import { placeOf } from '../../core/links/link-place.ts'
import { readMounts } from '../../core/links/mounts.ts'
import { parse } from '../../core/read/parse.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import type { Source } from '../../core/source.ts'
import type { Rules } from '../rules.ts'
import type { ConvertedFile, Kept } from './migration.ts'

/** Files that were converted, divided into those that may be written so and those that stay after all. */
export interface Divided {
  readonly converted: readonly ConvertedFile[]
  readonly kept: readonly Kept[]
}

/** The converted files without the INI files that name a YAML file which stays: their loader reads JSON alone there. */
export function withoutStaying(converted: readonly ConvertedFile[], { options }: Pick<Rules, 'options'>): Divided {
  const moved = new Set(converted.map(({ path }) => path))
  const kept = converted.flatMap(({ path, made }): readonly Kept[] => {
    const named = textKindOf(made.path) === 'ini' ? namedBy(made, options) : []
    const staying = named.find((file) => textKindOf(file) === 'yaml' && !moved.has(file))
    return staying === undefined ? [] : [{ path, reason: `it names ${staying}, which stays` }]
  })
  const staying = new Set(kept.map(({ path }) => path))
  return { converted: converted.filter(({ path }) => !staying.has(path)), kept }
}

/** The files that the path keys of a config name. */
function namedBy(source: Source, { dialect, mounts = [], mountedAt }: Rules['options']): readonly string[] {
  const { refs } = readMounts(parse(source, dialect).root, mounts)
  return refs.flatMap((ref) => placeOf(ref, { from: '', base: 'runner', mountedAt }).path ?? [])
}
