import { folderOf } from '../../core/file-path.ts'
import { parse } from '../../core/read/parse.ts'
import type { Source } from '../../core/source.ts'
import type { LayerKind } from '../system.ts'

/** The files that a layer's mark tells, outside its own folders too. */
export function markedFiles({ mark }: LayerKind, files: readonly Source[]): readonly Source[] {
  return mark === undefined ? [] : files.filter((source) => parse(source, 'pyyaml').root.entries.has(mark))
}

/**
 * Where the marked files outside a layer's own folders are: folders that hold nothing else, at any depth, and single files where
 * they stand among others.
 */
export function markedPlaces(layer: LayerKind, files: readonly Source[]): readonly string[] {
  const marked = new Set(markedFiles(layer, files).map(({ path }) => path))
  const paths = files.map(({ path }) => path)
  const isPure = (folder: string): boolean => folder !== '' && paths.every((path) => !isIn(path, folder) || marked.has(path))
  const outside = [...marked].filter((path) => !layer.folders.some((folder) => isIn(path, folder)))
  const pure = [...new Set(outside.map(folderOf))].filter(isPure)
  const tops = pure.filter((folder) => !pure.some((other) => other !== folder && isIn(folder, other)))
  return [...tops, ...outside.filter((path) => !tops.some((folder) => isIn(path, folder)))]
}

/** Whether a path is a folder, or is in it. */
export function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}
