import type { System } from '../system.ts'

/** Whether a system works anything out of a config: values, or pictures. */
export function hasEffects({ derived, insights = [] }: System): boolean {
  return derived.length > 0 || insights.length > 0
}
