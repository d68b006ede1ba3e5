import type { Linker } from '../../core/links/link.ts'

type MakeLinker = (root: string) => Linker

let loaded: MakeLinker | undefined

/** Loads what resolves defaults lists: few workspaces have any, and the first picture does not wait for it. */
export async function loadHydraLinker(): Promise<MakeLinker> {
  loaded ??= (await import('../../core/links/hydra.ts')).hydra
  return loaded
}

/** What {@link loadHydraLinker} has loaded; undefined before. */
export function hydraLinker(): MakeLinker | undefined {
  return loaded
}
