import type { ConfigNode } from './config-node.ts'
import type { Path } from './path.ts'

/** The path of every value in a config, but for the top. */
export function pathsOf(root: ConfigNode): readonly Path[] {
  const paths: Path[] = []
  const collect = (node: ConfigNode, path: Path) => {
    if (path.length > 0) paths.push(path)
    if (node.kind === 'map') for (const [id, entry] of node.entries) collect(entry.node, [...path, id])
    if (node.kind === 'list') node.items.forEach((item, index) => collect(item, [...path, index]))
  }
  collect(root, [])
  return paths
}
