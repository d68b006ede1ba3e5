import { startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Derived } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import { sectionsOf } from './form-section.ts'
import type { FormSection } from './form-section.ts'
import { targetOf } from './form-target.ts'
import type { FormTarget } from './form-target.ts'

/** All that the form shows of a session: the target layer, and the sections of its rows. */
export interface FormModel extends FormTarget {
  readonly sections: readonly FormSection[]
}

const models = new WeakMap<FormTarget, FormModel>()

/** The form of a session's target; the same object for the same session. */
export function formModel(derived: Derived, session: Session): FormModel {
  const target = targetOf(session, derived)
  const before = models.get(target)
  if (before) return before
  const model = { ...target, sections: sectionsOf(target) }
  models.set(target, model)
  return model
}

/** The section that a path lies in; undefined for one that has no schema. */
export function sectionOf(form: FormModel, path: Path): FormSection | undefined {
  return form.sections.find(({ base, full }) => full && startsWith(path, base))
}
