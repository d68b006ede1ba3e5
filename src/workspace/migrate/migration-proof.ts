import { compose, overridesSource } from '../../core/compose/compose.ts'
import type { Composition } from '../../core/compose/compose.ts'
import { isEqualNode } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { countLeaves } from '../../core/count-leaves.ts'
import { differenceText } from '../../core/diff/difference-text.ts'
import { placeOf } from '../../core/links/link-place.ts'
import type { Files } from '../../core/source.ts'
import { formatPath } from '../../core/path.ts'
import type { Proof } from './migration.ts'
import type { FileRules } from '../rules.ts'

/** Files with the rules that hold in them. */
export interface Side {
  readonly files: Files
  readonly options: FileRules
}

/** An experiment, or a file that none takes in, before and after. */
export interface Pair {
  readonly of: Proof['of']
  readonly before: string
  readonly after: string
  readonly moves: ReadonlyMap<string, string>
  /** Whether the experiment is written whole: then keys may stand in another order at the top. */
  readonly isWhole: boolean
}

/** The composition of one file by itself. */
export function composeAlone(path: string, { files, options }: Side): Composition {
  return compose(files, { files: [path], overrides: overridesSource(''), off: new Set() }, options)
}

/**
 * Composes an experiment before and after, and says how they differ. That a path key names a file by its new name is no difference;
 * an error that was not there before is one.
 *
 * @see SPEC.md X8
 */
export function prove({ of, before, after, moves, isWhole }: Pair, [was, is]: readonly [Side, Side]): Proven {
  const old = composeAlone(before, was)
  const composition = composeAlone(after, is)
  const wanted = withNewNames(old.config, composition.config, { moves, isWhole, options: was.options })
  const isSame = isWhole && isEqualNode(wanted, composition.config)
  const difference = (isSame ? undefined : differenceText(wanted, composition.config)) ?? newError(old, composition)
  const proof = {
    of,
    before,
    after,
    values: countLeaves(composition.config),
    ...(difference === undefined ? {} : { difference }),
  }
  return { proof, composition }
}

/** A proof, and the experiment as it is afterwards. */
export interface Proven {
  readonly proof: Proof
  readonly composition: Composition
}

interface Names {
  readonly moves: ReadonlyMap<string, string>
  readonly isWhole: boolean
  readonly options: FileRules
}

/** The old config, with each path key as the new config has it, where that names the same file, or one written for it. */
function withNewNames(config: MapNode, now: MapNode, { moves, isWhole, options }: Names): MapNode {
  const entries = new Map(config.entries)
  for (const { key } of options.mounts ?? []) {
    const [old, next] = [config.entries.get(key), now.entries.get(key)]
    const from = old && placeIn(old.node, options)
    const isMoved = from !== undefined && next && (moves.get(from) ?? from) === placeIn(next.node, options)
    if (next && (isMoved || isWhole)) entries.set(key, { ...(old ?? next), node: next.node })
  }
  return { ...config, entries }
}

function placeIn(node: ConfigNode, { mountedAt }: FileRules): string | undefined {
  if (node.kind !== 'scalar' || node.value.kind !== 'str') return undefined
  return placeOf({ raw: node.value.value, origin: node }, { from: '', base: 'runner', mountedAt }).path
}

function newError(old: Composition, now: Composition): string | undefined {
  const known = new Set(old.issues.map(({ code, path }) => `${code} ${formatPath(path)}`))
  const found = now.issues.find(({ severity, code, path }) => severity === 'error' && !known.has(`${code} ${formatPath(path)}`))
  return found && `there would be a new problem: ${found.message}`
}
