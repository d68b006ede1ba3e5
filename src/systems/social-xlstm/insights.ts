import type { Path } from '../../core/path.ts'
import type { Breakdown, Missing, Quantity } from '../judge/insight.ts'
import { missingAt } from '../judge/missing.ts'
import { isSize } from '../schema/numbers.ts'
import type { ConfigView, InsightDefinition } from '../system.ts'
import { partsOf, pickedKind } from './model-kind.ts'
import type { ModelKind } from './model-kind.ts'

/** What a picture tells better than a number. */
export function insightsFor(kinds: readonly ModelKind[]): readonly InsightDefinition[] {
  return [
    {
      id: 'parameters',
      title: 'Parameters',
      help: 'Weights and biases of the network that model.name picks, part by part.',
      compute: (view) => drawParameters(view, pickedKind(kinds, view)),
    },
  ]
}

function drawParameters(view: ConfigView, kind: ModelKind | undefined): Breakdown | undefined {
  if (!kind?.parameters) return undefined
  const { isEstimate } = kind.parameters
  const parts = partsOf(view, kind)
  return {
    kind: 'breakdown',
    format: 'count',
    unit: ['parameter', 'parameters'],
    parts: (parts ?? []).map(({ title, help, count }): Quantity => ({ title, help, value: count, isEstimate })),
    missing: parts ? [] : missingOf(view, kind),
  }
}

/** The sizes that are none; where all are, the block that nothing can be built of. */
function missingOf(view: ConfigView, { key, parameters }: ModelKind): readonly Missing[] {
  const block: Path = ['model', key]
  const paths = (parameters?.sizes ?? []).map((size) => [...block, size])
  const none = paths.filter((path) => !isSize(view.get(path)))
  if (none.length > 0) return none.map((path) => missingAt(view, path, 'a whole number above 0'))
  return [{ path: block, text: `no network can be built of what ${block.join('.')} says` }]
}
