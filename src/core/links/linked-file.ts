import type { Layer } from '../layer.ts'
import type { Origin } from '../source.ts'

/** A file with the files beneath it, in the order they are merged. */
export interface LinkedFile {
  readonly layer: Layer
  readonly beneath: readonly LinkedFile[]
}

/** A layer, and those over it that reached it, outermost first, itself the last. */
export interface Namer {
  /** Undefined where there is no layer at all. */
  readonly id: string | undefined
  readonly above: readonly Layer[]
}

/** The layer that wrote a value: the highest of its text. What no file wrote, an override line did: then the topmost file. */
export function namerOf(roots: readonly LinkedFile[], { source }: Origin): Namer {
  const above = pathTo(roots, ({ layer }) => layer.source === source) ?? topmost(roots)
  return { id: above.at(-1)?.id, above }
}

/** The file that is run: the last that no other brought in. */
function topmost(roots: readonly LinkedFile[]): readonly Layer[] {
  const top = roots.findLast(({ layer }) => layer.chain.length === 0) ?? roots.at(-1)
  return top ? [top.layer] : []
}

/** What lies beneath a file is merged before it, so the last that fits is the file itself, then the highest beneath it. */
function pathTo(files: readonly LinkedFile[], fits: (file: LinkedFile) => boolean): readonly Layer[] | undefined {
  for (const file of files.toReversed()) {
    const deeper = fits(file) ? [] : pathTo(file.beneath, fits)
    if (deeper) return [file.layer, ...deeper]
  }
  return undefined
}

/** The files with others put beneath one of them, above what lies there already. */
export function addBeneath(files: readonly LinkedFile[], id: string, added: readonly LinkedFile[]): readonly LinkedFile[] {
  return files.map((file) => {
    const beneath = addBeneath(file.beneath, id, added)
    if (file.layer.id === id) return { ...file, beneath: [...beneath, ...added] }
    return beneath.every((one, i) => one === file.beneath[i]) ? file : { ...file, beneath }
  })
}
