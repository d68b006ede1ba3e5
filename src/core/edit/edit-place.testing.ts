import fc from 'fast-check'
import { expect } from 'vitest'
import { anyConfig, anyScalar, anyTimestamp, listNode, scalarNode } from '../config-node.testing.ts'
import { nodeAt } from '../config-node.ts'
import type { MapNode } from '../config-node.ts'
import { applyEdits } from './apply-edits.ts'
import type { EditResult, Target } from './edit.ts'
import { parse } from '../read/parse.ts'
import { pathsOf } from '../path.testing.ts'
import type { Path } from '../path.ts'
import type { Scalar } from '../value.ts'
import { anyJsonText, anyYamlText } from '../read/yaml-text.testing.ts'

/** Scalars of every kind, tricky texts among them. */
export const tameScalar = fc.oneof(
  fc.constantFrom(1n, -7n, 2n ** 70n).map((value): Scalar => ({ kind: 'int', value })),
  fc.constantFrom(0.1, 1, 1e-7, 1e22, Infinity).map((value): Scalar => ({ kind: 'float', value })),
  fc
    .constantFrom('adam', 'a b', 'yes', '1e-4', '', 'x: y', "it's", 'one\ntwo\n', 'end # no', '- a', '\t')
    .map((value): Scalar => ({ kind: 'str', value })),
  fc.constantFrom<Scalar>({ kind: 'null' }, { kind: 'bool', value: true }),
)
const tameKey = fc.constantFrom('a', 'b', 'new', 'x y', 'on', '#').map((value): Scalar => ({ kind: 'str', value }))
/** Any value of the kinds that forms write. */
export const tameValue = fc.oneof(
  { weight: 3, arbitrary: tameScalar.map(scalarNode) },
  { weight: 1, arbitrary: fc.array(tameScalar.map(scalarNode), { maxLength: 4 }).map(listNode) },
  { weight: 1, arbitrary: anyConfig(tameScalar, tameKey) },
)
/** Any value that a config can hold. */
export const wildValue = fc.oneof(anyScalar().map(scalarNode), anyTimestamp().map(scalarNode), anyConfig())

/** Any text that parses, as a YAML or JSON file. */
function anyTarget(tangled: boolean): fc.Arbitrary<Target> {
  const yaml = anyYamlText({ tangled }).map((text) => targetOf('config.yaml', text))
  const json = anyJsonText().map((text) => targetOf('config.json', text))
  return fc
    .oneof({ weight: 4, arbitrary: yaml }, { weight: 1, arbitrary: json })
    .filter((target) => !parse(target.source, target.dialect).broken)
}

/** A target, and one of the paths in it that `choose` finds; targets without one are passed over. */
export function anyPlace(
  tangled: boolean,
  choose: (target: Target) => readonly Path[],
): fc.Arbitrary<{ target: Target; path: Path }> {
  return fc
    .tuple(anyTarget(tangled), fc.nat())
    .map(([target, n]) => {
      const paths = choose(target)
      return { target, path: paths[n % paths.length] }
    })
    .filter((place): place is { target: Target; path: Path } => place.path !== undefined)
}

export function targetOf(path: string, text: string): Target {
  return { source: { kind: 'file', path, text }, dialect: 'pyyaml' }
}

/** The config that a target's text holds. */
export function configOf({ source, dialect }: Target): MapNode {
  return parse(source, dialect).root
}

/** The target after a result; undefined where it was refused, with a reason. */
export function textAfter(target: Target, result: EditResult): Target | undefined {
  if (!result.ok) expect(result.reason).toMatch(/^\S.*[^.\s]$/s)
  return result.ok ? targetOf(target.source.path, applyEdits(target.source.text, result.edits)) : undefined
}

/** The path of every value. */
export function valuePathsOf(target: Target): readonly Path[] {
  return pathsOf(configOf(target))
}

/** The path of every key. */
export function keyPathsOf(target: Target): readonly Path[] {
  return valuePathsOf(target).filter((path) => typeof path.at(-1) === 'string')
}

/** The path of every list item. */
export function itemPathsOf(target: Target): readonly Path[] {
  return valuePathsOf(target).filter((path) => typeof path.at(-1) === 'number')
}

/** For every map, and for every null, keys that it has not. */
export function freshPathsOf(target: Target): readonly Path[] {
  const root = configOf(target)
  const holders = [[], ...valuePathsOf(target)].filter((path) => {
    const node = nodeAt(root, path)
    return node?.kind === 'map' || (node?.kind === 'scalar' && node.value.kind === 'null')
  })
  return holders.flatMap((path) => [
    [...path, 'new'],
    [...path, 'new', 'x: y'],
    [...path, 'no'],
  ])
}
