import type { Files } from '../../core/source.ts'
import type { RegisteredFile } from './manifest-schemas.ts'
import type { Registered } from './register-schemas.ts'
import type { System } from '../system.ts'

/** What gives a system the sections and kinds that a workspace registers. */
export type Registrar = (system: System, registered: readonly RegisteredFile[], files: Files) => Registered

let loaded: Registrar | undefined

/** Loads what reads JSON Schema files: it brings the schema library, which the first picture has no use for. */
export async function loadRegistrar(): Promise<Registrar> {
  loaded ??= (await import('./register-schemas.ts')).registerSchemas
  return loaded
}

/** What {@link loadRegistrar} has loaded; undefined before. */
export function registrar(): Registrar | undefined {
  return loaded
}
