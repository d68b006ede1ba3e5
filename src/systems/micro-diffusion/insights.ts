import type { Path } from '../../core/path.ts'
import type { Breakdown, Meter, Missing, Quantity } from '../judge/insight.ts'
import { missingAt } from '../judge/missing.ts'
import type { ConfigView, InsightDefinition } from '../system.ts'
import { curriculumTimeline } from './curriculum-timeline.ts'
import { HARDWARE_KEYS, hardwareAt, hardwareFact } from './hardware.ts'
import { BYTES_OF_GB, ESTIMATE, estimatedBytes, LIMIT, memorySizes, usableBytes } from './memory.ts'
import { isSize } from '../schema/numbers.ts'
import { countOf, parts, sizesOf } from './parameter-count.ts'

/** What a picture tells better than a number. */
export const insights: readonly InsightDefinition[] = [
  curriculumTimeline,
  {
    id: 'parameters',
    title: 'Parameters',
    help: 'What param_count of the real class adds up, part by part.',
    compute: drawParameters,
  },
  {
    id: 'memory',
    title: 'Memory',
    help: 'What training is estimated to take of what the card has. Activations are not counted.',
    compute: drawMemory,
  },
]

const SIZE = 'a whole number above 0'

function drawParameters(view: ConfigView): Breakdown {
  const quantities = parts.map((part): Quantity => {
    const { title, help, formula } = part
    return { title, help, formula, value: countOf(view, part) }
  })
  return {
    kind: 'breakdown',
    format: 'count',
    unit: ['parameter', 'parameters'],
    parts: quantities,
    missing: missingSizes(view, sizesOf(parts)),
  }
}

function drawMemory(view: ConfigView): Meter {
  const onCard = hardwareFact(view, 'max_vram_gb')
  return {
    kind: 'meter',
    format: 'bytes',
    amount: {
      title: 'Estimated',
      help: 'Weights, gradients, optimiser and one batch of tokens.',
      value: estimatedBytes(view),
      formula: ESTIMATE,
      isEstimate: true,
    },
    limit: { title: 'Usable', help: 'What the card has, less the margin.', value: usableBytes(view), formula: LIMIT },
    whole: {
      title: 'On the card',
      help: 'All of its memory.',
      value: onCard === undefined ? undefined : onCard * BYTES_OF_GB,
      formula: 'max_vram_gb',
    },
    missing: [...missingSizes(view, memorySizes), ...missingFacts(view)],
  }
}

function missingSizes(view: ConfigView, paths: readonly Path[]): readonly Missing[] {
  return paths.flatMap((path) => (isSize(view.get(path)) ? [] : [missingAt(view, path, SIZE)]))
}

function missingFacts(view: ConfigView): readonly Missing[] {
  return HARDWARE_KEYS.filter((key) => hardwareFact(view, key) === undefined).map((key) =>
    missingAt(view, hardwareAt(view, key), key === 'memory_safety_margin' ? 'a share between 0 and 1' : 'a number above 0'),
  )
}
