import type { Cause, CauseGroup } from './cause.ts'
import { changedKeys, isAsInA, keyOf } from './changed-keys.ts'
import type { ChangedKey } from './changed-keys.ts'
import type { Change } from './change.ts'
import type { Composition } from '../compose/compose.ts'
import { isEqualNode, nodeAt } from '../config-node.ts'
import { diff } from './diff.ts'
import { startTrial } from './trial.ts'
import type { Trial } from './trial.ts'

/**
 * Why two compositions differ: all their changes by what makes them, those of the lowest layers first.
 *
 * Found by trying: B is composed again with a cause switched off, and the changes that are gone are its own. A change that no
 * cause alone explains is listed under several of which none can be left out. Where more than sixty files differ, nothing is
 * tried, and the groups say so.
 *
 * @see SPEC.md D4
 */
export function findCauses(a: Composition, b: Composition, changes: readonly Change[]): readonly CauseGroup[] {
  if (changes.length === 0) return []
  const trial = startTrial(a, b)
  const drafts = new Map<string, Draft>()
  for (const key of changedKeys(a.config, changes)) {
    const causes = trial.causesOf(key)
    const name = trial.nameOf(causes)
    const draft = drafts.get(name)
    if (draft) draft.keys.push(key)
    else drafts.set(name, { causes, keys: [key] })
  }
  const all = [...drafts.values()].toSorted((x, y) => trial.rankOf(x.causes) - trial.rankOf(y.causes))
  return all.map((draft) => groupOf(trial, draft, all))
}

interface Draft {
  readonly causes: readonly Cause[]
  readonly keys: ChangedKey[]
}

function groupOf(trial: Trial, { causes, keys }: Draft, all: readonly Draft[]): CauseGroup {
  if (!trial.isTried) return { causes, changes: changesOf(keys), shared: [], hidden: [], untried: true }
  const without = trial.configWithout(causes)
  const others = all.filter((other) => !other.causes.every((cause) => causes.includes(cause)))
  const shared = others.flatMap((other) => other.keys.filter((key) => isAsInA(key, without)))
  const { a, b } = trial
  const hidden = diff(a.config, without).changes.filter((change) => isSameInBoth(change, a, b))
  return { causes, changes: changesOf(keys), shared: changesOf(shared), hidden }
}

function changesOf(keys: readonly ChangedKey[]): readonly Change[] {
  return keys.flatMap(({ changes }) => changes)
}

function isSameInBoth(change: Change, a: Composition, b: Composition): boolean {
  const path = keyOf(change.a.path)
  const [inA, inB] = [nodeAt(a.config, path), nodeAt(b.config, path)]
  return inA && inB ? isEqualNode(inA, inB) : inA === inB
}
