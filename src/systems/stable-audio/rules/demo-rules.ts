import { nearest } from '../../../core/nearest.ts'
import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { allConditionsOf } from '../conditions.ts'
import type { Condition } from '../conditions.ts'
import { isMap, placesIn } from '../places.ts'
import type { ModelPlace } from '../places.ts'
import { unknownId } from './unknown-id.ts'

/** What must hold between the demos of a training and the conditioners. */
export const demoRules: readonly Rule[] = [
  {
    id: 'demo-conditions',
    says: 'A demo has a value for each conditioner, and for nothing else.',
    check: (view) => placesIn(view).models.flatMap((model) => demos(view, model)),
  },
]

/** Models whose demos are made of conditions that are written. */
const CONDITIONED: ReadonlySet<unknown> = new Set(['diffusion_cond', 'lm'])

function demos(view: ConfigView, model: ModelPlace): readonly Violation[] {
  const demo = [...model.path, 'training', 'demo']
  if (!CONDITIONED.has(model.type) || view.get([...demo, 'demo_cond_from_batch']) === true) return []
  const path = [...demo, 'demo_cond']
  const written = view.get(path)
  const conditions = allConditionsOf(view, model)
  if (!conditions) return []
  const others = view.get([...model.path, 'model', 'conditioning', 'default_keys'])
  const otherKeys = isMap(others) ? others : {}
  if (isMap(written)) return misnamed(view, { path, values: written, conditions, otherKeys })
  if (!Array.isArray(written)) return []
  return written.flatMap((values: unknown, i) =>
    isMap(values) ? incomplete(view, { path: [...path, i], values, conditions, otherKeys }) : [],
  )
}

interface Demo {
  readonly path: Path
  readonly values: Readonly<Record<string, unknown>>
  readonly conditions: readonly Condition[]
  /** By the id of a conditioner, the key that it takes where there is none of its id. */
  readonly otherKeys: Readonly<Record<string, unknown>>
}

/** What a demo of a list lacks stops it; a map has the conditions of all demos, and the code reads it in ways of its own. */
function incomplete(view: ConfigView, demo: Demo): readonly Violation[] {
  const { values, conditions, otherKeys } = demo
  const isGiven = (key: unknown): boolean => typeof key === 'string' && Object.hasOwn(values, key)
  const lacks = conditions.filter(({ id }) => !isGiven(id) && !isGiven(otherKeys[id]))
  const slips = new Map(strayKeys(demo).map((key) => [key, meantBy(key, lacks)]))
  const missing = lacks.filter(({ id }) => ![...slips.values()].includes(id))
  return [...misnamed(view, demo, slips), ...(missing.length > 0 ? [lacking(view, demo, missing)] : [])]
}

function meantBy(key: string, lacks: readonly Condition[]): string | undefined {
  return nearest(
    key,
    lacks.map(({ id }) => id),
    1,
  )[0]
}

function lacking(view: ConfigView, { path }: Demo, missing: readonly Condition[]): Violation {
  const ids = [...new Set(missing.map(({ id }) => id))].join(', ')
  const also = missing.flatMap((condition) => (condition.path ? [condition.path] : []))
  const message = `a demo (${view.where(path)}) has no value for ${ids} (${view.where(also[0] ?? [])}): making it stops`
  return { path, also, severity: 'error', message }
}

/** Keys that no conditioner takes. One that is meant for a conditioner without a value stops the demo; else nothing reads it. */
function misnamed(view: ConfigView, demo: Demo, slips: ReadonlyMap<string, string | undefined> = NONE): readonly Violation[] {
  return strayKeys(demo).flatMap((id) => {
    const meant = slips.get(id)
    const hint = meant === undefined ? {} : { hint: `did you mean ${meant}?` }
    const severity = meant === undefined ? 'warning' : 'error'
    const named = { id, path: [...demo.path, id], name: 'demo_cond', isKey: true }
    return unknownId(view, named, demo.conditions).map((violation) => ({ ...violation, ...hint, severity }))
  })
}

const NONE: ReadonlyMap<string, string | undefined> = new Map()

function strayKeys({ values, conditions, otherKeys }: Demo): readonly string[] {
  const taken = new Set<unknown>([...conditions.map(({ id }) => id), ...Object.values(otherKeys)])
  return Object.keys(values).filter((key) => !taken.has(key))
}
