import { nodeAt } from '../../core/config-node.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import type { DialectId } from '../../core/scalar/dialect.ts'
import type { Issue } from '../../core/issue.ts'
import { lintPlain } from '../../core/scalar/lint-scalar.ts'
import { nearest } from '../../core/nearest.ts'
import { readerFor } from '../../core/read/parse.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import { segmentText } from '../../core/path.ts'
import type { Path, Segment } from '../../core/path.ts'
import { scalarOf } from '../../core/config-node.ts'
import { describeBounds, describeNode, describeSchema, orList } from '../schema/describe-schema.ts'
import type { Finding } from '../schema/finding.ts'
import { fixByValue, fixType } from '../schema/fix-value.ts'
import { isFloatForInt } from './float-for-int.ts'
import { typesOf } from '../schema/json-schema.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { isWithin } from '../schema/numbers.ts'
import { settledAt } from '../schema/walk.ts'
import type { z } from '../schema/zod.ts'

/** One section under validation. */
export interface Subject {
  /** The section's key: what every path starts with. */
  readonly base: Path
  readonly node: ConfigNode
  readonly schema: JsonSchema
  readonly dialect: DialectId
}

/**
 * What an author's Zod schema finds wrong, in Strata's words. Unknown keys are left to `findByWalk()`, which knows of inactive
 * blocks; of a union without a discriminator the branch that fits best speaks.
 *
 * @see SPEC.md V1 to V3
 */
export function findBySchema(issues: readonly z.core.$ZodIssue[], subject: Subject): readonly Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, subject))
}

function findingsOf(issue: z.core.$ZodIssue, subject: Subject): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') return []
  const path = issue.path as readonly Segment[]
  const node = nodeAt(subject.node, path)
  const site: Site = {
    path: [...subject.base, ...path],
    node,
    subject,
    schema: settledAt(subject.schema, subject.node, path)?.schema,
  }
  if (!node) return [missing(site)]
  switch (issue.code) {
    case 'invalid_type':
      return site.schema?.enum ? [notAllowed(node, site, site.schema.enum)] : wrongType(node, site)
    case 'too_small':
    case 'too_big':
    case 'not_multiple_of':
      // `findByWalk()` says of such a float what it should be, bounds and all.
      return isFloatForInt(node, site.schema ?? {}) ? [] : [outOfRange(node, site)]
    case 'invalid_value':
      return [isTag(path, subject) ? unknownVariant(node, site, issue.values) : notAllowed(node, site, issue.values)]
    case 'invalid_union':
      return issue.errors.length === 0 ? [unknownVariant(node, site, optionsOf(issue))] : bestBranch(issue, subject, site)
    case 'invalid_key':
      return [
        finding('not-allowed', site, { message: `the key ${segmentText(path.at(-1) ?? '')} is not allowed here`, at: 'key' }),
      ]
    case 'invalid_format':
      return [
        finding('not-allowed', site, { message: `${describeNode(node)} has not the form that is wanted`, hint: issue.pattern }),
      ]
    default:
      return [finding(issue.code === 'custom' ? 'rule' : 'wrong-type', site, { message: issue.message })]
  }
}

interface Site {
  readonly path: Path
  readonly node: ConfigNode | undefined
  readonly schema: JsonSchema | undefined
  readonly subject: Subject
}

type Words = Pick<Finding, 'message'> & Partial<Pick<Finding, 'hint' | 'fixes' | 'at' | 'severity'>>

function finding(code: Issue['code'], site: Site, words: Words): Finding {
  return { code, severity: 'error', path: site.path, at: 'value', ...words }
}

function missing(site: Site): Finding {
  const key = segmentText(site.path.at(-1) ?? '')
  const hint = site.schema && `add ${key}: ${describeSchema(site.schema)}`
  return finding('missing-key', site, { message: `the key ${key} is missing`, hint, at: 'map' })
}

function wrongType(node: ConfigNode, site: Site): readonly Finding[] {
  const schema = site.schema ?? {}
  if (isBigInt(node)) return beyondDoubles(node, site, schema)
  const fixes = fixType(node, schema, site.subject.dialect)
  const lint = lintOf(node, site.subject.dialect)
  if (lint?.code === 'float-as-string' && typesOf(schema).includes('number')) {
    const message = `${lint.message}, and a number is wanted`
    return [finding('float-as-string', site, { message, hint: lint.hint, fixes })]
  }
  const [fix] = fixes
  const hint = fix && `${fix.title.charAt(0).toLowerCase()}${fix.title.slice(1)}`
  return [finding('wrong-type', site, { message: `expected ${describeSchema(schema)}, got ${describeNode(node)}`, hint, fixes })]
}

function lintOf(node: ConfigNode, dialect: DialectId): ReturnType<typeof lintPlain> {
  if (node.kind !== 'scalar' || node.style !== 'plain' || textKindOf(node.source.path) === 'ini') return undefined
  return lintPlain(node.source.text.slice(node.start, node.end), readerFor(node.source, dialect))
}

/** Zod takes no int past 2^53, Python does: only the bounds are left to look at. */
function beyondDoubles(node: ConfigNode, site: Site, schema: JsonSchema): readonly Finding[] {
  if (!typesOf(schema).some((type) => type === 'integer' || type === 'number')) return [outOfType(node, site, schema)]
  const value = node.kind === 'scalar' && node.value.kind === 'int' ? Number(node.value.value) : 0
  return isWithin(schema, value) ? [] : [outOfRange(node, site)]
}

function outOfType(node: ConfigNode, site: Site, schema: JsonSchema): Finding {
  return finding('wrong-type', site, { message: `expected ${describeSchema(schema)}, got ${describeNode(node)}` })
}

function isBigInt(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'int' && !Number.isSafeInteger(Number(node.value.value))
}

function outOfRange(node: ConfigNode, site: Site): Finding {
  const schema = site.schema ?? {}
  const wanted = node.kind === 'scalar' && node.value.kind !== 'str' ? describeBounds(schema) : describeSize(schema)
  return finding('out-of-range', site, { message: `${describeNode(node)} is out of range: expected${wanted}` })
}

function describeSize(schema: JsonSchema): string {
  const least = schema.minItems ?? schema.minLength
  const most = schema.maxItems ?? schema.maxLength
  const unit = schema.minLength === undefined && schema.maxLength === undefined ? 'item' : 'character'
  const count = (of: number): string => `${of} ${unit}${of === 1 ? '' : 's'}`
  if (least !== undefined && least === most) return ` ${count(least)}`
  return [least === undefined ? '' : ` at least ${count(least)}`, most === undefined ? '' : ` at most ${count(most)}`].join('')
}

function notAllowed(node: ConfigNode, site: Site, values: readonly unknown[]): Finding {
  const known = values.filter((value) => value !== null).map(String)
  const close = closest(node, known)
  const list = known.length === 1 ? `${known[0]} is wanted` : `one of ${known.join(', ')} is wanted`
  return finding('not-allowed', site, {
    message: `${describeNode(node)} is not known here: ${list}`,
    hint: close.length > 0 ? `did you mean ${orList(close)}?` : undefined,
    fixes: fixesTo(close, values, node),
  })
}

/** Whether the value at a path is to pick a variant: a schema that is made of JSON Schema knows it as one of some values. */
function isTag(path: readonly Segment[], { schema, node }: Subject): boolean {
  const around = settledAt(schema, node, path.slice(0, -1))
  return around?.choices.some(({ key, chosen }) => key === path.at(-1) && !chosen) === true
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : []
}

function unknownVariant(node: ConfigNode, site: Site, tags: readonly unknown[]): Finding {
  const options = tags.filter((tag) => tag != null).map(String)
  const { enumRefused: refusals = {} } = site.schema ?? {}
  const built = options.filter((tag) => !Object.hasOwn(refusals, tag))
  const refused = options.filter((tag) => Object.hasOwn(refusals, tag))
  const close = closest(node, [...built, ...refused])
  const known = [...new Set([...close, ...built])].filter((tag) => built.includes(tag))
  const others = refused.length > 0 ? `; the real code refuses ${refused.join(', ')}` : ''
  const [meant] = close
  const why = meant === undefined ? undefined : refusals[meant]
  return finding('unknown-variant', site, {
    message: `${segmentText(site.path.at(-1) ?? '')} ${quoted(node)} is not known: known are ${known.join(', ')}${others}`,
    hint: meant === undefined ? undefined : `did you mean ${meant}?${why === undefined ? '' : ` But ${why}`}`,
    fixes: why === undefined ? fixesTo(close.slice(0, 1), tags, node) : [],
  })
}

function quoted(node: ConfigNode): string {
  return node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : describeNode(node)
}

function closest(node: ConfigNode, known: readonly string[]): readonly string[] {
  return node.kind === 'scalar' && node.value.kind === 'str' ? nearest(node.value.value, known) : []
}

function fixesTo(close: readonly string[], values: readonly unknown[], node: ConfigNode): Finding['fixes'] & {} {
  return close.flatMap((text) => fixByValue(node, scalarOf(values.find((value) => String(value) === text))))
}

/** Of the branches of a union without a discriminator, the one whose type fits and that has the least to say. */
function bestBranch(issue: z.core.$ZodIssueInvalidUnion, subject: Subject, site: Site): readonly Finding[] {
  const fitting = issue.errors.filter((errors) => !errors.some((error) => error.path.length === 0 && error.code !== 'custom'))
  const [best] = fitting.toSorted((a, b) => a.length - b.length)
  if (!best) return site.node ? wrongType(site.node, site) : []
  return best.flatMap((inner) => findingsOf({ ...inner, path: [...issue.path, ...inner.path] }, subject))
}
