import type { Path } from '../../core/path.ts'
import type { ConfigView } from '../system.ts'
import { isSize } from '../schema/numbers.ts'

/** A stage as the config has it: what is wrong in it is undefined. */
export interface Stage {
  readonly path: Path
  readonly name: string | undefined
  readonly epochs: number | undefined
  readonly range: readonly [min: number, max: number] | undefined
  readonly data: string | undefined
  readonly format: string | undefined
}

export const STAGES: Path = ['curriculum', 'stages']

/** The stages of a config in their order; none where there is no list of them. */
export function stagesOf({ get }: ConfigView): readonly Stage[] {
  const stages = get(STAGES)
  return Array.isArray(stages) ? stages.map((stage: unknown, i) => readStage(stage, [...STAGES, i])) : []
}

/** The epochs of all stages together; undefined where one does not say how many, or where there is no stage. */
export function totalEpochs(stages: readonly Stage[]): number | undefined {
  if (stages.length === 0) return undefined
  return stages.reduce<number | undefined>(
    (sum, { epochs }) => (sum === undefined || epochs === undefined ? undefined : sum + epochs),
    0,
  )
}

function readStage(stage: unknown, path: Path): Stage {
  const fields = (typeof stage === 'object' && stage !== null ? stage : {}) as Readonly<Record<string, unknown>>
  const { name, epochs, masking_rate_range: range, data_selection: data, format_type: format } = fields
  return {
    path,
    name: textOf(name),
    epochs: isSize(epochs) ? epochs : undefined,
    range: isPair(range) ? range : undefined,
    data: textOf(data),
    format: textOf(format),
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number')
}
