import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { allConditionsOf, ID_LISTS, idsAt } from '../conditions.ts'
import { isMap, placesIn } from '../places.ts'
import type { ModelPlace, NetworkPlace } from '../places.ts'
import { unknownId } from './unknown-id.ts'
import type { Named } from './unknown-id.ts'

/** What names conditions names conditioners that are there. */
export const namingRules: readonly Rule[] = [
  {
    id: 'condition-ids',
    says: 'A condition that a network names is the id of a conditioner.',
    check: (view) => placesIn(view).networks.flatMap((network) => inNetwork(view, network)),
  },
  {
    id: 'conditioning-ids',
    says: 'What is said of the values of a condition is said of one that there is.',
    check: (view) => placesIn(view).models.flatMap((model) => inConditioning(view, model)),
  },
  {
    id: 'shown-conditions',
    says: 'A condition that a demo shows is the id of a conditioner.',
    check: (view) => placesIn(view).models.flatMap((model) => shown(view, model)),
  },
]

function inNetwork(view: ConfigView, { path, model }: NetworkPlace): readonly Violation[] {
  const conditions = allConditionsOf(view, model)
  if (!conditions) return []
  return ID_LISTS.flatMap((name) =>
    idsAt(view, [...path, name]).flatMap((named) => unknownId(view, { ...named, name }, conditions)),
  )
}

/** Nothing reads what is said of a conditioner that is not there. */
function inConditioning(view: ConfigView, model: ModelPlace): readonly Violation[] {
  const section = [...model.path, 'model', 'conditioning']
  const encoded = idsAt(view, [...section, 'pre_encoded_keys']).map((named) => ({ ...named, name: 'pre_encoded_keys' }))
  const conditions = allConditionsOf(view, model)
  if (!conditions) return []
  return [...keysAt(view, [...section, 'default_keys']), ...encoded]
    .flatMap((named) => unknownId(view, named, conditions))
    .map((violation) => ({ ...violation, severity: 'warning' as const }))
}

function keysAt(view: ConfigView, path: Path): readonly Named[] {
  const map = view.get(path)
  const name = String(path.at(-1))
  return isMap(map) ? Object.keys(map).map((id) => ({ id, path: [...path, id], name, isKey: true })) : []
}

function shown(view: ConfigView, model: ModelPlace): readonly Violation[] {
  const list = [...model.path, 'training', 'demo', 'cond_display_configs']
  const configs = view.get(list)
  if (!Array.isArray(configs)) return []
  const conditions = allConditionsOf(view, model)
  if (!conditions) return []
  return configs.flatMap((_, i) => {
    const path = [...list, i, 'id']
    const id = view.get(path)
    return typeof id === 'string' ? unknownId(view, { id, path, name: 'cond_display_configs' }, conditions) : []
  })
}
