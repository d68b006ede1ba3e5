import { isLeaf } from '../../../core/config-node.ts'
import type { MapNode } from '../../../core/config-node.ts'
import { originComment } from '../../../core/export/export-yaml.ts'
import { printLines } from '../../../core/print/print-lines.ts'
import type { Origin } from '../../../core/source.ts'

/** A resolved config as the text that the trainer reads, with what is known of its lines. */
export interface SideText {
  readonly text: string
  /** For each line, from the first: where its value was written; undefined for heads of maps. */
  readonly origins: readonly (LineOrigin | undefined)[]
}

export interface LineOrigin {
  readonly origin: Origin
  /** `models/base.yaml:4` */
  readonly says: string
}

/** The text of a config, the same that `printYaml` gives. */
export function sideText(config: MapNode): SideText {
  const lines = printLines(config)
  return {
    text: `${lines.map(({ text }) => text).join('\n')}\n`,
    origins: lines.map(({ node, path }) => {
      // A list that takes several lines was written as one value: its first line says where.
      const isSaid = path.length > 0 && (isLeaf(node) || node.kind === 'list')
      return isSaid ? { origin: node, says: originComment(node) } : undefined
    }),
  }
}
