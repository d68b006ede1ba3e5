import type { MapNode } from '../../core/config-node.ts'
import { viewOf } from './config-view.ts'
import { usedConfig } from './inactive.ts'
import type { Insight, Quantity } from './insight.ts'
import type { InsightDefinition, System } from '../system.ts'
import { underName } from './under-name.ts'

/** A picture of one config. */
export interface InsightResult {
  readonly of: InsightDefinition
  readonly insight: Insight
}

/**
 * The pictures of a resolved config, in the system's order, without those that there is nothing to draw of. What nobody could
 * draw (NaN, an infinity, less than nothing) is not known. No config makes it throw: that is a mistake of the system, and is thrown
 * under the picture's name.
 */
export function insightsOf(system: System, config: MapNode, defaults: MapNode): readonly InsightResult[] {
  const { insights = [] } = system
  if (insights.length === 0) return []
  const view = viewOf(usedConfig(system, config), defaults)
  return insights.flatMap((of) => {
    const insight = underName(`the picture ${of.id}`, () => of.compute(view))
    return insight ? [{ of, insight: drawable(insight) }] : []
  })
}

function drawable(insight: Insight): Insight {
  switch (insight.kind) {
    case 'timeline':
      return insight
    case 'breakdown':
      return { ...insight, parts: insight.parts.map(readable) }
    case 'meter':
      return {
        ...insight,
        amount: readable(insight.amount),
        limit: readable(insight.limit),
        whole: readable(insight.whole),
      }
  }
}

function readable(quantity: Quantity): Quantity {
  const { value } = quantity
  return value !== undefined && Number.isFinite(value) && value >= 0 ? quantity : { ...quantity, value: undefined }
}
