import type { Proof } from './migration.ts'

/** What was proven, counted: `7 experiments and 4 other files`. */
export function provenText(proofs: readonly Proof[]): string {
  const files = proofs.filter(({ of }) => of === 'file').length
  const experiments = proofs.length - files
  const parts = [
    ...(experiments > 0 ? [counted(experiments, 'experiment')] : []),
    ...(files > 0 ? [counted(files, experiments > 0 ? 'other file' : 'file')] : []),
  ]
  return parts.join(' and ') || 'no experiments'
}

/** How many values they come to together: `1 value`, `513 values`. */
export function valuesText(proofs: readonly Proof[]): string {
  return counted(
    proofs.reduce((sum, { values }) => sum + values, 0),
    'value',
  )
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
