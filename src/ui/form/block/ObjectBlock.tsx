import type { CSSProperties } from 'react'
import type { Path } from '../../../core/path.ts'
import { classIn } from '../../../systems/schema/class-name.ts'
import { fieldOf, schemaAt } from '../../../systems/schema/field.ts'
import type { Field } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { kindsOf } from '../../../systems/schema/kinds.ts'
import { BlockBody } from './BlockBody.tsx'
import { BlockHead } from './BlockHead.tsx'
import { blockTitle, indentOf, levelOf, tagKey } from './block-level.ts'
import type { FormSection } from '../form-section.ts'
import { configPath, schemaOf } from '../rjsf-path.ts'
import type { ObjectInput } from '../rjsf-path.ts'
import { useBlockOpen } from './use-block-open.ts'
import { VariantBar } from './VariantBar.tsx'

/** rjsf's template for a map: a block with a head, or, where something else is the head already, its rows alone. */
export function ObjectBlock(props: ObjectInput) {
  const { section, isAlone } = props.registry.formContext
  const path = configPath({ fieldPathId: props.fieldPathId, section })
  const schema = schemaOf(props)
  // What is inside is looked at when it is drawn.
  const field = { ...fieldOf(schema.properties ? { ...schema, properties: {} } : schema, path), title: blockTitle(schema, path) }
  const narrowed = schemaAt(section.narrowed, path.slice(section.base.length)) ?? schema
  const named = tagKey(schema) === undefined ? classIn(narrowed) : undefined
  const className = named === field.title ? undefined : named
  const isTop = path.length === section.base.length
  if (isTop && isAlone) return <AloneBlock input={props} path={path} schema={schema} field={field} className={className} />
  // The row that picks the kind of value is the head of what it picks, and an item has one in its list.
  if (isTop || typeof path.at(-1) === 'number' || kindsOf(narrowed).length > 1)
    return <BlockBody {...partsOf(props)} path={path} schema={schema} />
  return <Block input={props} path={path} schema={schema} field={field} className={className} section={section} />
}

interface AloneProps {
  readonly input: ObjectInput
  readonly path: Path
  readonly schema: JsonSchema
  readonly field: Field
  /** The class that reads it. */
  readonly className: string | undefined
}

/** The block that is the whole form: it cannot be closed. */
function AloneBlock({ input, path, schema, field, className }: AloneProps) {
  const tag = tagKey(schema)
  return (
    <div className="form-block is-alone" role="group" aria-label={field.title}>
      <BlockHead path={path} field={field} className={className} schema={schema} level={0} isBody={false} />
      {tag !== undefined && <VariantBar path={[...path, tag]} />}
      <BlockBody {...partsOf(input)} path={path} schema={schema} without={tag} />
    </div>
  )
}

interface BlockProps extends AloneProps {
  readonly section: FormSection
}

/** A block with a head. While it is closed nothing of what is inside is mounted: it costs nothing. */
function Block({ input, path, schema, field, className, section }: BlockProps) {
  const level = levelOf(section, path)
  const isBody = level === levelOf(section, path.slice(0, -1))
  const [isOpen, setOpen] = useBlockOpen(path, { level, isBody })
  const tag = tagKey(schema)
  return (
    <div className="form-block" role="group" aria-label={field.title}>
      <BlockHead
        path={path}
        field={field}
        className={className}
        schema={schema}
        level={level}
        isBody={isBody}
        fold={{ isOpen, setOpen }}
      />
      {tag !== undefined && <VariantBar path={[...path, tag]} />}
      {isOpen && (
        <div className="form-block-body" style={{ '--level': indentOf(section, path) } as CSSProperties}>
          <BlockBody {...partsOf(input)} path={path} schema={schema} without={tag} />
        </div>
      )}
    </div>
  )
}

function partsOf({
  properties,
  fieldPathId,
  registry,
}: ObjectInput): Pick<ObjectInput, 'properties' | 'fieldPathId' | 'registry'> {
  return { properties, fieldPathId, registry }
}
