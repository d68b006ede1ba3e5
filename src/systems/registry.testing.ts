import { knownSystems, loadSystem } from './registry.ts'
import type { KnownSystem } from './registry.ts'
import type { SystemDefinition } from './system.ts'

/** Makes a system known beside the built-in ones and loads it; gives back what makes it unknown again, as `beforeAll` wants it. */
export async function makeKnown(definition: SystemDefinition): Promise<() => void> {
  const systems = knownSystems as KnownSystem[]
  const known = { id: definition.id, title: definition.title, load: () => Promise.resolve(definition) }
  systems.push(known)
  await loadSystem(definition.id)
  return () => void systems.splice(systems.indexOf(known), 1)
}
