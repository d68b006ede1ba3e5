/** A distribution by its type and numbers, as configs write it. */
export type Expansion = Readonly<Record<string, string | number>> & { readonly type: string }

/** A named distribution: what the real code writes in the place of the name. */
export interface ValuePreset {
  readonly expansion: Expansion
  /** Numbers that the expansion has too, and that nothing we know says. */
  readonly unknown?: readonly string[]
}

type ValuePresets = Readonly<Record<string, ValuePreset>>

const between = (min: number, max: number): { readonly min: number; readonly max: number } => ({ min, max })

/** The names that a value union of `data` accepts, by the key. Types follow from which one has these numbers. */
export const valuePresets = {
  cluster_params: {
    few: { expansion: { type: 'truncated_poisson', lam: 2.5, ...between(2, 4) } },
    moderate: { expansion: { type: 'truncated_poisson', lam: 5, ...between(3, 7) } },
    many: { expansion: { type: 'truncated_poisson', lam: 8, ...between(5, 15) } },
  },
  snr_db_params: {
    easy: { expansion: { type: 'truncated_normal', mean: 14, std: 1.5, ...between(12, 17) } },
    moderate: { expansion: { type: 'truncated_normal', mean: 9, ...between(7, 12) }, unknown: ['std'] },
    difficult: { expansion: { type: 'truncated_normal', mean: 5, ...between(3, 7) }, unknown: ['std'] },
  },
  sample_count_distribution: {
    small: { expansion: { type: 'truncated_lognormal', mean: 5.7, sigma: 0.3, ...between(100, 500) } },
    medium: { expansion: { type: 'truncated_lognormal', mean: 6.9, ...between(500, 1500) }, unknown: ['sigma'] },
    large: { expansion: { type: 'truncated_lognormal', mean: 8, ...between(1500, 5000) }, unknown: ['sigma'] },
    fixed_moderate: { expansion: { type: 'fixed', value: 1000 } },
    fixed_large: { expansion: { type: 'fixed', value: 3000 } },
    variable_moderate: { expansion: { type: 'uniform', ...between(800, 1500) } },
    variable_large: { expansion: { type: 'uniform', ...between(2000, 5000) } },
  },
} satisfies Readonly<Record<string, ValuePresets>>

/** A key of `data` that takes a preset's name, a number or a distribution. */
export type ValueKey = keyof typeof valuePresets

/** The names that a key of `data` accepts. */
export function namesOf(key: ValueKey): readonly string[] {
  return Object.keys(valuePresets[key])
}

/** The preset of a name; undefined where the real code knows none and leaves the name as text. */
export function presetOf(key: ValueKey, name: string): ValuePreset | undefined {
  const presets: ValuePresets = valuePresets[key]
  return Object.hasOwn(presets, name) ? presets[name] : undefined
}
