import type { Path } from '../../../core/path.ts'
import type { ConfigView, Rule, Violation } from '../../system.ts'
import { isMap, placesIn } from '../places.ts'
import type { ModelPlace } from '../places.ts'

/** What is wrong with the training of one model. */
type TrainingCheck = (view: ConfigView, model: ModelPlace, training: Path) => readonly Violation[]

/** What `check` finds in the training of every model of a config. */
export function eachTraining(check: TrainingCheck): Rule['check'] {
  return (view) =>
    placesIn(view).models.flatMap((model) => {
      const training = [...model.path, 'training']
      return isMap(view.get(training)) ? check(view, model, training) : []
    })
}
