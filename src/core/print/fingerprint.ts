import type { ConfigNode } from '../config-node.ts'
import type { Scalar } from '../value.ts'

/** A text that two nodes share if and only if their values are equal (D1): order of keys and places do not count, types do. */
export function fingerprintOf(node: ConfigNode): string {
  const known = fingerprints.get(node)
  if (known !== undefined) return known
  const spelled = spell(node)
  fingerprints.set(node, spelled)
  return spelled
}

const fingerprints = new WeakMap<ConfigNode, string>()

function spell(node: ConfigNode): string {
  if (node.kind === 'scalar') return spellScalar(node.value)
  if (node.kind === 'list') return `[${node.items.map(spell).join(',')}]`
  const entries = [...node.entries].map(([id, entry]) => `${JSON.stringify(id)}:${spell(entry.node)}`)
  return `{${entries.toSorted().join(',')}}`
}

function spellScalar(scalar: Scalar): string {
  if (scalar.kind === 'null') return 'null'
  if (scalar.kind === 'float') return `float ${Object.is(scalar.value, -0) ? '-0' : scalar.value}`
  return scalar.kind === 'str' ? JSON.stringify(scalar.value) : `${scalar.kind} ${scalar.value}`
}
