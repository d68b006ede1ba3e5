import type { ConfigNode } from '../config-node.ts'
import type { Scalar } from '../value.ts'

/**
 * A 32-bit number that equal values share (D1), whatever the order of keys; different values rarely do. Many times faster than
 * {@link fingerprintOf}.
 */
export function hashNode(node: ConfigNode): number {
  if (node.kind === 'scalar') return hashScalar(node.value)
  let hash: number = node.kind === 'list' ? LIST : MAP
  if (node.kind === 'list') for (const item of node.items) hash = mix(hash, hashNode(item))
  // A sum, since the order of keys does not count.
  else for (const [id, entry] of node.entries) hash = (hash + mix(hashText(id, MAP), hashNode(entry.node))) | 0
  return hash
}

function hashScalar(scalar: Scalar): number {
  switch (scalar.kind) {
    case 'null':
      return NULL
    case 'bool':
      return scalar.value ? TRUE : FALSE
    case 'int':
      return hashNumber(Number(scalar.value), INT)
    case 'float':
      return hashNumber(scalar.value, FLOAT)
    case 'str':
      return hashText(scalar.value, STR)
    case 'timestamp':
      return hashText(scalar.value, TIMESTAMP)
  }
}

function hashNumber(value: number, seed: number): number {
  // Not a number has many bit patterns.
  if (Number.isNaN(value)) return seed
  if ((value | 0) === value && !Object.is(value, -0)) return mix(seed, value)
  double[0] = value
  return mix(mix(seed, halves[0] ?? 0), halves[1] ?? 0)
}

const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)

function hashText(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return mix(hash, text.length)
}

function mix(hash: number, more: number): number {
  const mixed = (Math.imul(hash, ODD) + more) | 0
  const spread = Math.imul(mixed ^ (mixed >>> 15), PRIME)
  return spread ^ (spread >>> 13)
}

/** Of the FNV hash. */
const PRIME = 0x01_00_01_93
const ODD = 0x85_eb_ca_6b

const [NULL, FALSE, TRUE, INT, FLOAT, STR, TIMESTAMP, LIST, MAP] = [11, 23, 37, 41, 53, 67, 79, 83, 97] as const
