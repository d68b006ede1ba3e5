import type { System } from './system.ts'

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
}
