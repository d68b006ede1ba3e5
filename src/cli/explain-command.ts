import { childAt } from '../core/config-node.ts'
import type { ConfigNode } from '../core/config-node.ts'
import { nearest } from '../core/nearest.ts'
import { formatPath, isPathError, parsePath, startsWith } from '../core/path.ts'
import type { Path, Segment } from '../core/path.ts'
import type { Derived } from '../workspace/derive.ts'
import { explain } from './explanation.ts'
import { explanationJson } from './explanation-json.ts'
import { explanationText } from './explanation-text.ts'
import { reportIssues } from './issue-lines.ts'
import { openStack } from './open-stack.ts'
import type { StackOptions } from './open-stack.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The options of `strata explain`. */
export interface ExplainOptions extends StackOptions {
  readonly json?: boolean
}

/** What `strata explain` is asked: a file, and a key as `a.b[0]` or as a JSON Pointer. */
export interface Question {
  readonly file: string
  readonly key: string
}

/** Prints where a key's value comes from. Of the issues, those of severity error and those of this key go to stderr. */
export async function runExplain({ file, key }: Question, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const { derived } = await openStack([file], options, terminal)
  const path = readKey(key, derived)
  const explanation = explain(derived, path)
  const issues = derived.issues.filter(
    (issue) => issue.severity === 'error' || (issue.path.length > 0 && startsWith(issue.path, path)),
  )
  const exitCode = reportIssues(issues, terminal)
  if (!explanation) throw new UsageError(`nothing writes ${formatPath(path)}${didYouMean(derived.composition.config, path)}`)
  terminal.out(options.json === true ? explanationJson(explanation) : explanationText(explanation))
  return exitCode
}

function readKey(key: string, { composition }: Derived): Path {
  const path = key.startsWith('/') ? fromPointer(key, composition.config) : parsePath(key)
  if (!isPathError(path)) return path
  throw new UsageError(`${key} is no key: ${path.error} at character ${path.offset + 1}`)
}

/** Digits are an index where the config has a list, else a key. */
function fromPointer(pointer: string, config: ConfigNode): Path {
  const steps = pointer.split('/').slice(1)
  let node: ConfigNode | undefined = config
  return steps.map((step) => {
    const name: Segment = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const segment = node?.kind === 'list' && /^\d+$/.test(name) ? Number(name) : name
    node = node && childAt(node, segment)
    return segment
  })
}

function didYouMean(config: ConfigNode, path: Path): string {
  let node = config
  for (const [i, segment] of path.entries()) {
    const child = childAt(node, segment)
    if (!child) {
      const [near] = node.kind === 'map' && typeof segment === 'string' ? nearest(segment, node.entries.keys(), 1) : []
      return near === undefined ? '' : `; did you mean ${formatPath([...path.slice(0, i), near, ...path.slice(i + 1)])}?`
    }
    node = child
  }
  return ''
}
