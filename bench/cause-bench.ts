import { compose, overridesSource } from '../src/core/compose/compose.ts'
import type { Composition } from '../src/core/compose/compose.ts'
import { diff } from '../src/core/diff/diff.ts'
import { findCauses } from '../src/core/diff/find-causes.ts'
import type { LinkOptions } from '../src/core/links/link-files.ts'
import { includes } from '../src/core/links/includes.ts'
import type { Files } from '../src/core/source.ts'
import { measure } from './measure.ts'
import type { Row } from './row.ts'

const KEYS = 5000

const options: LinkOptions = {
  dialect: 'pyyaml',
  linkers: [includes],
  kindOf: (path) => path.split('/')[0] ?? '',
  precedence: [],
  mountedAt: '',
}

/** The diff of two experiments with its causes, against composing the two from their texts. */
export function runCauseBench(): readonly Row[] {
  let round = 0
  let sides: readonly Composition[] = []
  let groups = 0
  const [ours = 0, theirs = 0] = measure(25, [
    () => {
      const [a, b] = sides
      if (!a || !b) return
      const { changes } = diff(a.config, b.config)
      groups = findCauses(a, b, changes).length
    },
    () => {
      round += 1
      sides = [composeSide('a', round), composeSide('b', round)]
    },
  ])
  if (groups < 4) throw new Error(`${groups} groups of causes: the bench compares too little`)
  const name = `diff with causes of two configs of ${KEYS} keys`
  return [{ name, ours, theirs, against: 'composing the two', limit: 1 }]
}

/** New texts each round: what is remembered of a file that was read before must not help. */
function composeSide(side: 'a' | 'b', round: number): Composition {
  const shared = fileText({ keys: KEYS * 0.3, section: 'training', value: round })
  const files: Files = new Map(
    Object.entries({
      'training/one.yaml': shared,
      [`model/${side}.yaml`]: fileText({ keys: KEYS * 0.4, section: 'model', value: side === 'a' ? 1 : 2 }),
      [`data/${side}.yaml`]: fileText({ keys: KEYS * 0.3, section: 'data', value: side === 'a' ? 3 : 4 }),
      [`experiment/${side}.yaml`]: `includes: [../model/${side}.yaml, ../data/${side}.yaml, ../training/one.yaml]\n${fileText({
        keys: KEYS * 0.1,
        section: 'training',
        value: side === 'a' ? 5 : 6,
      })}`,
    }).map(([path, text]) => [path, { kind: 'file', path, text: `# round ${round}\n${text}` }]),
  )
  const stack = {
    files: [`experiment/${side}.yaml`],
    overrides: overridesSource(side === 'b' ? 'model.g1.k1=9' : ''),
    off: NOTHING,
  }
  return compose(files, stack, options)
}

const NOTHING: ReadonlySet<string> = new Set()

/** Groups of ten keys; every other value is the same whatever `value` is. */
function fileText({ keys, section, value }: { readonly keys: number; readonly section: string; readonly value: number }): string {
  const lines = [`${section}:`]
  for (let i = 0; i < keys; i += 1) {
    if (i % 10 === 0) lines.push(`  g${i / 10}:`)
    lines.push(`    k${i % 10}: ${i % 2 === 0 ? i : i + value}`)
  }
  return `${lines.join('\n')}\n`
}
