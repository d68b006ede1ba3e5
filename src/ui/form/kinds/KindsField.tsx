import { useMemo } from 'react'
import type { CSSProperties } from 'react'
import type { Field } from '../../../systems/schema/field.ts'
import { indentOf, levelOf } from '../block/block-level.ts'
import { controlId } from '../control/control-facts.ts'
import { DraftScope } from '../control/DraftScope.tsx'
import { useForm } from '../form-context.ts'
import { KeyLabel } from '../row/KeyLabel.tsx'
import { KindBody } from './KindBody.tsx'
import { KindFold, KindSummary } from './KindFold.tsx'
import { KindNote } from './KindNote.tsx'
import { KindPicker } from './KindPicker.tsx'
import { kindNow } from './kind-state.ts'
import { schemaOf } from '../rjsf-path.ts'
import type { FieldInput } from '../rjsf-path.ts'
import { Row } from '../row/Row.tsx'
import { isBlock, kindOf, rowKinds } from './row-kinds.ts'
import { rowView } from '../row/row-view.ts'
import type { RowView } from '../row/row-view.ts'
import { rowFacts } from '../row/row-facts.ts'
import { useBlockOpen } from '../block/use-block-open.ts'
import { useField } from '../control/use-field.ts'
import { useKinds } from './use-kinds.ts'
import { useRowEdit } from '../use-row-edit.ts'
import { ValueControl } from '../control/ValueRow.tsx'

/**
 * A value of one of several kinds, such as a name, a number or a map: the kind is picked first, then edited with what fits it. Nothing
 * is written by picking; the other kinds' values come back when they are picked again (E8).
 */
export function KindsField(props: FieldInput) {
  const { path, field, narrowed } = useField(props)
  const kinds = useMemo(() => rowKinds(field, narrowed), [field, narrowed])
  const { state, pick, expand, cancel, edit } = useKinds(path, kinds, useRowEdit(path))
  const view = useForm((form) => rowView(form, path))
  const { now, own, beneath } = useForm((form) => {
    const facts = rowFacts(form, path)
    return { now: kindNow(form, path, kinds), own: kindOf(kinds, facts.own), beneath: kindOf(kinds, facts.beneath) }
  })
  const { section } = props.registry.formContext
  const [isUnfolded, setOpen] = useBlockOpen(path, { level: levelOf(section, path), isBody: false })
  const isPicked = state.picked !== undefined
  const shown = state.picked ?? now ?? 0
  const option = kinds.options[shown]
  const isRows = option !== undefined && isBlock(option)
  const isOpen = isPicked || isUnfolded
  const control = option ? option.field : ofAnyKind(field)
  const fold = isRows && !isPicked ? { path, isOpen, setOpen } : undefined
  return (
    <>
      <Row
        path={path}
        field={field}
        view={view}
        edit={edit}
        label={schemaOf(props).freeKey ? <KeyLabel path={path} /> : fold && <KindFold title={field.title} {...fold} />}
        note={
          fold && !isOpen ? (
            <KindSummary path={path} />
          ) : (
            <KindNote path={path} field={field} isPicked={isPicked} cancel={cancel} expand={expand} />
          )
        }
        isExact={isRows}
      >
        <div className="form-kinds">
          <KindPicker
            field={field}
            kinds={kinds}
            shown={shown}
            id={isRows || !control ? controlId(path) : undefined}
            pick={(kind) => {
              // What is picked is edited at once, and stays in sight once it is written.
              setOpen(true)
              pick(kind)
            }}
          />
          {!isRows && control && (
            <ValueControl
              path={path}
              field={control}
              view={ofKind(view, own === shown, beneath === shown)}
              edit={edit}
              isLive={false}
            />
          )}
        </div>
      </Row>
      {isRows && isOpen && (
        <div className="form-block-body form-kind-body" style={{ '--level': indentOf(section, path) } as CSSProperties}>
          <DraftScope path={path} kind={state.picked}>
            <KindBody {...props} path={path} />
          </DraftScope>
        </div>
      )}
    </>
  )
}

/** What the control of a kind shows: values of other kinds are none to it. */
function ofKind(view: RowView, hasOwn: boolean, hasBeneath: boolean): RowView {
  return {
    ...view,
    ...(hasOwn ? {} : { own: undefined, ownId: '' }),
    ...(hasBeneath ? {} : { beneath: undefined, beneathId: '' }),
  }
}

/** For a value that is of no kind that is wanted: it stands there as it is written. */
function ofAnyKind(field: Field): Field {
  return { ...field, control: 'any' }
}
