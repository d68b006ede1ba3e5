import type { Cause } from './cause.ts'
import { nodeAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import type { Composition } from '../compose/compose.ts'
import { historyOf } from '../compose/inspect.ts'
import type { Path } from '../path.ts'
import type { Source } from '../source.ts'

/** The causes whose layers wrote to a key. */
export interface Writers {
  /** Those whose value stands at the key: B's first. */
  readonly winners: readonly Cause[]
  /** Those with any write to it, on either side, or with a removal. */
  readonly all: readonly Cause[]
}

/** A function that finds the writers of a key in both compositions. */
export function writersOf(a: Composition, b: Composition, causes: readonly Cause[]): (path: Path) => Writers {
  const inA = causesBySource(causes, 'a')
  const inB = causesBySource(causes, 'b')
  return (path) => {
    const [nodeA, nodeB] = [nodeAt(a.config, path), nodeAt(b.config, path)]
    const winners = [...writtenBy(nodeB).map((source) => inB.get(source)), ...writtenBy(nodeA).map((source) => inA.get(source))]
    const touching = [
      ...touchedBy(a, path).map((source) => inA.get(source)),
      ...touchedBy(b, path).map((source) => inB.get(source)),
    ]
    return { winners: distinct(winners), all: distinct([...winners, ...touching]) }
  }
}

/** Who wrote the expression comes before who wrote what it reads. */
function writtenBy(node: ConfigNode | undefined): readonly Source[] {
  return node ? [...(node.via ? [node.via.source] : []), node.source] : []
}

function causesBySource(causes: readonly Cause[], side: 'a' | 'b'): ReadonlyMap<Source, Cause> {
  const bySource = new Map<Source, Cause>()
  for (const cause of causes) {
    const layer = side === 'a' ? 'a' in cause && cause.a : 'b' in cause && cause.b
    if (layer) bySource.set(layer.source, cause)
  }
  return bySource
}

function touchedBy(composition: Composition, path: Path): readonly Source[] {
  return historyOf(composition, path).map((step) => (step.kind === 'write' ? step.node.source : step.by.source))
}

function distinct(causes: readonly (Cause | undefined)[]): readonly Cause[] {
  return [...new Set(causes)].filter((cause) => cause !== undefined)
}
