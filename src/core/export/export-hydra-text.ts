import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { isMissingValue } from '../read/missing-value.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { isPortable } from '../scalar/print-scalar.ts'
import { printValue } from '../print/print.ts'
import { spellerOf } from '../edit/spell-value.ts'

/** Why a config cannot be written. */
export interface Refusal {
  readonly reason: string
}

/**
 * The config as OmegaConf has to find it written so that it reads the same, or the first value that it has no spelling for. Text
 * with `${` is escaped; `???`, where it is text, has no spelling, nor have dates, half characters and keys that are null.
 *
 * @see SPEC.md X7
 */
export function spellForHydra(config: MapNode, dialect: DialectId): MapNode | Refusal {
  const spell = spellerOf('omegaconf')
  const problem = findProblem(config, [], { dialect, spell })
  if (problem) return problem
  const spelled = spell(config)
  return spelled?.kind === 'map' ? spelled : { reason: 'OmegaConf would not read it back' }
}

interface Reader {
  readonly dialect: DialectId
  readonly spell: (node: ConfigNode) => ConfigNode | undefined
}

function findProblem(node: ConfigNode, path: Path, reader: Reader): Refusal | undefined {
  if (node.kind === 'scalar') return problemOf(node, path, reader)
  if (node.kind === 'list')
    return firstOf(
      node.items.map((item, i): [Path[number], ConfigNode] => [i, item]),
      path,
      reader,
    )
  const odd = [...node.entries].find(([, { key }]) => !isKey(key))
  if (odd) return { reason: `OmegaConf takes no key such as ${formatPath([...path, odd[0]])}` }
  return firstOf(
    [...node.entries].map(([id, entry]): [Path[number], ConfigNode] => [id, entry.node]),
    path,
    reader,
  )
}

function firstOf(children: readonly [Path[number], ConfigNode][], path: Path, reader: Reader): Refusal | undefined {
  for (const [step, child] of children) {
    const problem = findProblem(child, [...path, step], reader)
    if (problem) return problem
  }
  return undefined
}

function problemOf(node: ConfigNode, path: Path, { dialect, spell }: Reader): Refusal | undefined {
  const what = `${formatPath(path)} is ${printValue(node)}`
  if (isMissingValue(node) && dialect !== 'omegaconf') {
    return { reason: `${what}, which OmegaConf takes for a value that is missing, however it is quoted` }
  }
  return spell(node) ? undefined : { reason: `${what}, which OmegaConf has no spelling for` }
}

function isKey(key: Entry['key']): boolean {
  if (key.kind === 'float') return Number.isFinite(key.value)
  return key.kind === 'str' ? isPortable(key) : key.kind === 'int' || key.kind === 'bool'
}
