import { mirror } from '../../core/diff/change.ts'
import type { Composition } from '../../core/compose/compose.ts'
import { takeBack } from '../../core/diff/take-back.ts'
import type { PatchRequest } from '../../core/diff/patch.ts'
import { compareOptionsOf } from './compare-options.ts'
import type { Comparison } from './comparison.ts'
import type { Session } from '../session.ts'
import type { Side } from './side.ts'

/** The way of a patch: it is put on `from` and makes `to` of it, but for what the comparison ignores. */
export interface PatchWay {
  readonly from: Side
  readonly to: Side
  readonly ignored: Comparison['ignored']
}

/** The way from A to B, or back. */
export function wayOf({ a, b, ignored }: Comparison, isBack: boolean): PatchWay {
  return isBack ? { from: b, to: a, ignored: ignored.map(mirror) } : { from: a, to: b, ignored }
}

/** What a patch of this way is made of. */
export function patchRequestOf(session: Session, { from, to, ignored }: PatchWay): PatchRequest {
  const { matchBy } = compareOptionsOf(session)
  return {
    a: from.composition,
    b: to.composition,
    files: from.files,
    options: from.options,
    ignored,
    ...(matchBy ? { matchBy } : {}),
  }
}

/** The other end of a way, with what is ignored as it is at the start. */
export function goalOf(session: Session, way: PatchWay): Composition {
  const { a, b, ignored = [], matchBy } = patchRequestOf(session, way)
  return { ...b, config: takeBack(a.config, b.config, { changes: ignored, ...(matchBy ? { matchBy } : {}) }) }
}

/** A side that nothing can be read of: no patch leads from it or to it. */
export function unreadableSide({ a, b }: Comparison): Side | undefined {
  return [a, b].find(({ state }) => state === 'unreadable')
}
