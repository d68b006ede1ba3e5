import Form from '@rjsf/core'
import type { FieldTemplateProps, RJSFSchema, ValidatorType } from '@rjsf/utils'
import { memo } from 'react'
import { OF_KINDS } from '../../systems/schema/layer-schema.ts'
import type { FormSection } from './form-section.ts'
import type { SectionScope } from './form-context.ts'
import { KindsField } from './kinds/KindsField.tsx'
import { LeafField } from './control/LeafField.tsx'
import { ObjectBlock } from './block/ObjectBlock.tsx'

interface Props {
  readonly section: FormSection
  readonly isAlone?: boolean
}

/**
 * One section drawn by rjsf from its layer schema.
 *
 * rjsf never sees a value: its props are the same for as long as the rows are, and each row reads the session by its own path. So a key
 * press renders the rows that it changes and nothing around them, and rjsf has nothing it could write.
 */
export const SectionForm = memo(function SectionForm({ section, isAlone = false }: Props) {
  const scope: SectionScope = { section, isAlone }
  return (
    <Form
      tagName="div"
      schema={section.schema as RJSFSchema}
      formData={NO_DATA}
      formContext={scope}
      validator={NO_VALIDATOR}
      fields={FIELDS}
      templates={TEMPLATES}
      experimental_defaultFormStateBehavior={NO_DEFAULTS}
      idPrefix={section.base.join('-') || 'top'}
      noHtml5Validate
      showErrorList={false}
    >
      <></>
    </Form>
  )
})

const NO_DATA = {}

/**
 * A validator that finds nothing. A layer is not valid by itself, only the merged config is, and `validate()` of the system has judged
 * that already; and layer schemas have no unions left, for which rjsf would ask.
 */
const NO_VALIDATOR: ValidatorType<unknown, RJSFSchema, SectionScope> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
}

const FIELDS = {
  StringField: LeafField,
  NumberField: LeafField,
  BooleanField: LeafField,
  ArrayField: LeafField,
  NullField: LeafField,
  FallbackField: LeafField,
  [OF_KINDS]: KindsField,
}

const TEMPLATES = { FieldTemplate: Bare, ObjectFieldTemplate: ObjectBlock }

/** Rows bring their own labels and messages. */
function Bare({ children }: FieldTemplateProps<unknown, RJSFSchema, SectionScope>) {
  return children
}

/** Layer schemas have no defaults left either; this keeps rjsf from making data of what else it finds. */
const NO_DEFAULTS = {
  emptyObjectFields: 'skipDefaults',
  allOf: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  constAsDefaults: 'never',
} as const
