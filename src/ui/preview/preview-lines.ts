import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printLines } from '../../core/print/print-lines.ts'
import { withAllDefaults } from '../../systems/schema/with-defaults.ts'

/** A line of the resolved config, ready to draw. */
export interface PreviewLine {
  readonly id: string
  readonly number: number
  readonly indent: number
  readonly dash: boolean
  readonly path: Path
  readonly pathText: string
  readonly node: ConfigNode
  readonly key: string | undefined
  readonly value: string | undefined
  readonly opens: boolean
  /** Whether only a schema default stands here: no file has it, and the export leaves it out. */
  readonly isDefault: boolean
}

/** The lines of a config, with missing defaults shown in their place when given. Line numbers count what the trainer reads. */
export function previewLines(config: MapNode, defaults: MapNode | undefined): readonly PreviewLine[] {
  if (config.entries.size === 0) return []
  let number = 0
  return printLines(defaults ? withAllDefaults(config, defaults) : config).map((line, i) => {
    const isDefault = line.node.source.kind === 'schema'
    if (!isDefault) number += 1
    const { indent, dash, path, node, key, value, opens } = line
    return { id: `${i} ${line.text}`, number, indent, dash, path, pathText: formatPath(path), node, key, value, opens, isDefault }
  })
}

export function foldKey(path: Path): string {
  return JSON.stringify(path)
}

/** The lines that no folded head hides. */
export function visibleLines(lines: readonly PreviewLine[], folded: ReadonlySet<string>): readonly PreviewLine[] {
  if (folded.size === 0) return lines
  const shown: PreviewLine[] = []
  let hidden: number | undefined
  for (const line of lines) {
    if (hidden !== undefined && (line.indent > hidden || (line.indent === hidden && line.dash))) continue
    hidden = line.opens && folded.has(foldKey(line.path)) ? line.indent : undefined
    shown.push(line)
  }
  return shown
}

/** Indices of the lines whose path or value holds the words of the query. */
export function matchLines(lines: readonly PreviewLine[], query: string): readonly number[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found: number[] = []
  for (const [i, line] of lines.entries()) {
    const text = `${line.pathText} ${line.value ?? ''}`.toLowerCase()
    if (words.every((word) => text.includes(word))) found.push(i)
  }
  return found
}
