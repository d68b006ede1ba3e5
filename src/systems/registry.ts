import { loadHydraLinker } from './manifest/hydra-linker.ts'
import { noSystem } from './no-system.ts'
import { loadRegistrar } from './manifest/registrar.ts'
import type { System, SystemDefinition } from './system.ts'

/** A system that Strata knows. */
export interface KnownSystem {
  readonly id: string
  readonly title: string
  readonly load: () => Promise<SystemDefinition>
}

/** The built-in systems. Their schemas are loaded when a workspace asks for them. */
export const knownSystems: readonly KnownSystem[] = [
  {
    id: 'social-xlstm',
    title: 'Social-xLSTM',
    load: async () => (await import('./social-xlstm/social-xlstm.ts')).socialXlstm,
  },
  {
    id: 'micro-diffusion',
    title: 'Micro-diffusion',
    load: async () => (await import('./micro-diffusion/micro-diffusion.ts')).microDiffusion,
  },
  { id: 'gmm', title: 'GMM-v2', load: async () => (await import('./gmm/gmm.ts')).gmm },
  {
    id: 'stable-audio',
    title: 'Stable Audio',
    load: async () => (await import('./stable-audio/stable-audio.ts')).stableAudio,
  },
]

const loading = new Map<string, Promise<System>>()
const loaded = new Map<string, System>([[noSystem.id, noSystem]])

/** The system, ready for use; undefined where none has the id. Loaded once. */
export async function loadSystem(id: string): Promise<System | undefined> {
  const known = knownSystems.find((system) => system.id === id)
  if (!known) return loaded.get(id)
  const before = loading.get(id)
  if (before) return before
  const promise = prepare(known)
  loading.set(id, promise)
  const system = await promise
  loaded.set(id, system)
  return system
}

async function prepare({ load }: KnownSystem): Promise<System> {
  const [definition, { prepareSystem }] = await Promise.all([load(), import('./manifest/prepare-system.ts')])
  return prepareSystem(definition)
}

/** All built-in systems, ready for use, with all that a workspace may ask for: what it registers, and Hydra's defaults lists. */
export async function loadSystems(): Promise<readonly System[]> {
  const systems = Promise.all(knownSystems.map(({ id }) => loadSystem(id)))
  await Promise.all([systems, loadRegistrar(), loadHydraLinker()])
  return (await systems).filter((system) => system !== undefined)
}

/** Whether the system is known but has not been loaded yet: what depends on its schemas has to wait. */
export function isAwaited(id: string): boolean {
  return !loaded.has(id) && knownSystems.some((system) => system.id === id)
}

/** A system that {@link loadSystem} has loaded before; undefined for any other. */
export function systemById(id: string): System | undefined {
  return loaded.get(id)
}
