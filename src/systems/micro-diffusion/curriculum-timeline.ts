import type { Path } from '../../core/path.ts'
import type { Misfit, Limit, Missing, Span, Timeline } from '../judge/insight.ts'
import { missingAt } from '../judge/missing.ts'
import type { ConfigView, InsightDefinition } from '../system.ts'
import { bandMisfits, fadeMisfits, limitMisfits } from './curriculum-misfits.ts'
import { isNumber, isSize } from '../schema/numbers.ts'
import { STAGES, stagesOf } from './stage-list.ts'
import type { Stage } from './stage-list.ts'

/** The stages over epochs, with their masking, up to where training is said to end. */
export const curriculumTimeline: InsightDefinition = {
  id: 'curriculum',
  title: 'Curriculum',
  help:
    'The stages over epochs, counted from 0; a band is the masking from its lowest to its highest. A transition is drawn from ' +
    'the beginning of a stage: nothing says on which side of it the real code fades.',
  compute: drawCurriculum,
}

const MAX_EPOCHS: Path = ['training', 'max_epochs']
const TRANSITION: Path = ['curriculum', 'transition_epochs']

function drawCurriculum(view: ConfigView): Timeline {
  const stages = stagesOf(view)
  const spans = spansOf(stages, view.get(TRANSITION))
  const limit = limitOf(view, spans)
  const misfits: readonly Misfit[] = [...limitMisfits(spans, limit), ...bandMisfits(spans), ...fadeMisfits(spans, TRANSITION)]
  return {
    kind: 'timeline',
    unit: ['epoch', 'epochs'],
    first: 0,
    noun: ['stage', 'stages'],
    spans,
    band: 'Masking',
    fade: 'Transition',
    facets: ['Data', 'Format'],
    ...(limit ? { limit } : {}),
    misfits,
    missing: missingOf(view, stages),
  }
}

function spansOf(stages: readonly Stage[], transition: unknown): readonly Span[] {
  let start = 0
  return stages.map((stage, i): Span => {
    const { path, name, epochs: length, range, data, format } = stage
    const span: Span = { path, name: name ?? `stage ${i + 1}`, start, length, words: [data, format], ...shadeOf(data) }
    start += length ?? 0
    return {
      ...span,
      ...(range && isBand(range) ? { band: range } : {}),
      ...(i > 0 && isSize(transition) ? { fade: transition } : {}),
    }
  })
}

/** The harder the data, the stronger. */
const SELECTIONS = ['easy', 'medium', 'hard', 'all']

function shadeOf(data: string | undefined): Pick<Span, 'shade'> {
  const rank = SELECTIONS.indexOf(data ?? '')
  return rank === -1 ? {} : { shade: (rank + 1) / SELECTIONS.length }
}

function isBand([low, high]: readonly [number, number]): boolean {
  return low >= 0 && low <= high && high <= 1
}

/** Where training ends. A default that is larger than the stages is nobody's word, as it is in the rule about epochs. */
function limitOf(view: ConfigView, spans: readonly Span[]): Limit | undefined {
  const at = view.get(MAX_EPOCHS)
  const total = spans.reduce((sum, { length = 0 }) => sum + length, 0)
  if (!isNumber(at) || at < 0 || (at > total && !view.isSet(MAX_EPOCHS))) return undefined
  return { at, path: MAX_EPOCHS }
}

function missingOf(view: ConfigView, stages: readonly Stage[]): readonly Missing[] {
  if (stages.length === 0) return [missingAt(view, STAGES, 'a list of stages')]
  return stages.flatMap(({ path, epochs, range }) => [
    ...(epochs === undefined ? [missingAt(view, [...path, 'epochs'], 'a whole number above 0')] : []),
    ...(range && isBand(range)
      ? []
      : [missingAt(view, [...path, 'masking_rate_range'], 'a lowest and a highest share between 0 and 1')]),
  ])
}
