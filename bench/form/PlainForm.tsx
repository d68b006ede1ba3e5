import Form from '@rjsf/core'
import type { RJSFSchema, ValidatorType } from '@rjsf/utils'
import { useState } from 'react'

interface Props {
  readonly schema: RJSFSchema
  readonly values: unknown
}

/** @rjsf/core as it comes: one controlled form, its own fields and widgets, nothing validated. */
export function PlainForm({ schema, values }: Props) {
  const [data, setData] = useState(values)
  return (
    <Form
      schema={schema}
      formData={data}
      validator={NO_VALIDATOR}
      noHtml5Validate
      onChange={(event) => setData(event.formData)}
    />
  )
}

const NO_VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
}
