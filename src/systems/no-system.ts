import { emptyMap } from '../core/read/parse.ts'
import type { Judge, System } from './system.ts'

const NO_DEFAULTS = emptyMap({ kind: 'schema', path: 'defaults', text: '' })

/** Finds nothing: there are no schemas, rules or guards. */
const judge: Judge = { defaults: () => NO_DEFAULTS, issues: () => [], inactive: () => [] }

/** What holds in a folder that names no system: `includes` are followed, any key may hold anything. */
export const noSystem: System = {
  id: 'none',
  title: 'No system',
  dialect: 'pyyaml',
  layers: [],
  links: [{ kind: 'includes' }],
  sections: [],
  rules: [],
  guards: [],
  derived: [],
  judge,
}
