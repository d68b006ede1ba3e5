import { createElement, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { Icon } from '../../look/Icon.tsx'
import { AloneButton } from './AloneButton.tsx'
import { blockFacts, summaryAt } from './block-facts.ts'
import { tagKey } from './block-level.ts'
import { BlockActions } from './BlockActions.tsx'
import { BlockMarks } from './BlockMarks.tsx'
import { BlockPlace } from './BlockPlace.tsx'
import { useForm } from '../form-context.ts'
import type { FormModel } from '../form-model.ts'
import { extraKeys, isFree } from '../form-rows.ts'
import { HelpButton } from '../row/HelpButton.tsx'
import { onFoldKey } from './on-fold-key.ts'
import { RowMessages } from '../row/RowMessages.tsx'
import { TagControl } from '../control/TagControl.tsx'
import { useFocusWanted } from '../use-focus-wanted.ts'
import { useRowEdit } from '../use-row-edit.ts'
import { inactiveKeys } from '../variant.ts'

interface Props {
  readonly path: Path
  readonly field: Field
  readonly className: string | undefined
  readonly schema: JsonSchema
  /** How deep it stands: the section's own heading is one above. */
  readonly level: number
  /** Whether it is the body of the block around it: see `isBody()`. */
  readonly isBody: boolean
  /** Absent where the block is the whole form and cannot be closed. */
  readonly fold?: { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void }
}

/** The head of a block, on the lines of a row: its name, what it is, one line about it while it is closed, and what can be done with it. */
export function BlockHead({ path, field, className, schema, level, isBody, fold }: Props) {
  const root = useRef<HTMLDivElement>(null)
  useFocusWanted(path, root, 'head')
  const tag = tagKey(schema)
  const tagSchema = tag === undefined ? undefined : schema.properties?.[tag]
  const edit = useRowEdit(path)
  const facts = useForm((form) => blockFacts(form, path))
  const isEmpty = useForm((form) => !hasRows(form, path, schema))
  const isOpen = isEmpty || (fold?.isOpen ?? true)
  const summary = useForm((form) => (isOpen ? undefined : summaryAt(form, path, schema)))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || !event.altKey || event.defaultPrevented || facts.set === 0) return
    event.preventDefault()
    edit.commit([{ kind: 'unset', path }])
  }
  return (
    <div ref={root} className="form-row form-block-head" onKeyDown={onKeyDown} data-body={isBody} data-tag={tag !== undefined}>
      <div className="form-label">
        {createElement(
          `h${Math.min(6, 3 + level)}`,
          { className: 'form-block-name' },
          fold && !isEmpty ? (
            <button
              type="button"
              className="form-fold"
              aria-expanded={isOpen}
              title={formatPath(path)}
              onClick={() => fold.setOpen(!isOpen)}
              aria-keyshortcuts="Alt+ArrowRight Alt+Backspace"
              onKeyDown={(event: KeyboardEvent<HTMLElement>) => onFoldKey(event, { path, ...fold })}
            >
              <Icon name={isOpen ? 'down' : 'right'} />
              <span className="form-block-title">{field.title}</span>
            </button>
          ) : (
            <span className="form-block-title" tabIndex={-1} title={formatPath(path)}>
              {field.title}
            </span>
          ),
        )}
        <HelpButton path={path} field={field} className={className} />
        {fold && <AloneButton path={path} title={field.title} />}
      </div>
      {tag !== undefined && tagSchema && <TagControl path={[...path, tag]} block={field.title} schema={tagSchema} />}
      {isOpen ? (
        <BlockPlace path={path} field={field} className={className} tag={tag} />
      ) : (
        <span className="form-block-summary">{summary}</span>
      )}
      <div className="form-block-end">
        <BlockMarks {...facts} />
        <BlockActions path={path} field={field} isOpen={isOpen} edit={edit} />
      </div>
      <RowMessages path={path} refusal={edit.refusal} isExact />
    </div>
  )
}

/** Whether there is anything inside to open: a row, a key that the schema does not know, a block that is not in use. */
function hasRows(form: FormModel, path: Path, schema: JsonSchema): boolean {
  const own = Object.keys(schema.properties ?? {}).some((key) => schema.properties?.[key]?.picks !== true)
  return own || isFree(schema) || extraKeys(schema, path, form).length > 0 || inactiveKeys(form, path).length > 0
}
