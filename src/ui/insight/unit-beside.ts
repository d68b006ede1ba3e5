import type { DerivedValue } from '../../systems/system.ts'

/** The unit to show beside a derived value; empty where its title says it: `Steps per epoch` are steps. */
export function unitBeside({ title, unit = '' }: Pick<DerivedValue, 'title' | 'unit'>): string {
  const words = title.toLowerCase().split(/\W+/)
  return words.some((word) => word === unit || `${word}s` === unit) ? '' : unit
}
