import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { parse } from '../../core/read/parse.ts'
import type { Source } from '../../core/source.ts'

/** Whether a text is a JSON Schema rather than a config: it names its draft, or is made of keywords as classes are written. */
export function looksLikeSchema(source: Source): boolean {
  const { root } = parse(source, 'yaml12')
  const isMap = (key: string): boolean => root.entries.get(key)?.node.kind === 'map'
  const isSaying = SAYING.some((keyword) => root.entries.has(keyword))
  const isNamed = textAt(root, '$schema')?.includes('json-schema.org') === true
  const isClass = textAt(root, 'type') === 'object' && isMapOfMaps(root.entries.get('properties')?.node)
  const isUnion = isMap('discriminator') && (root.entries.has('oneOf') || root.entries.has('anyOf'))
  return isNamed || isClass || isUnion || ((isMap('$defs') || isMap('definitions')) && isSaying)
}

const SAYING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'properties']

function textAt(root: MapNode, key: string): string | undefined {
  const node = root.entries.get(key)?.node
  return node?.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
}

function isMapOfMaps(node: ConfigNode | undefined): boolean {
  return node?.kind === 'map' && [...node.entries.values()].every((entry) => entry.node.kind === 'map')
}
