import fc from 'fast-check'
import type { Composition } from '../compose/compose.ts'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { anyConfig } from '../config-node.testing.ts'
import type { Mount } from './mounts.ts'
import type { LinkOptions } from './link-files.ts'
import { printYaml } from '../print/print.ts'
import type { Scalar } from '../value.ts'

/** Two keys that mount files. */
export const MOUNTS: readonly Mount[] = [
  { key: 'model_config', at: ['model'], kind: 'models' },
  { key: 'data_config', at: ['data'] },
]
/** How files are mounted in these tests. */
export const MOUNTING: Partial<LinkOptions> = {
  mounts: MOUNTS,
  mountOf: (path) => (path.startsWith('models/') ? ['model'] : undefined),
}

/** Few keys and few values, so that layers meet. */
const key = fc.constantFrom('a', 'b', 'model').map((value): Scalar => ({ kind: 'str', value }))
const scalar = fc.constantFrom<Scalar>({ kind: 'null' }, { kind: 'int', value: 1n }, { kind: 'int', value: 2n })
/** The text of a small config. */
export const mountedText = anyConfig(scalar, key).map((map) => (map.entries.size > 0 ? printYaml(map) : ''))
/** The value of a path key. */
export const naming = fc.constantFrom('', '', 'models/a.yaml', 'models/b.yaml', 'null', '""')

/** A workspace of two models and some files, each of which may name one of them, and include the one before it. */
export const mountingWorkspace = fc
  .record({
    a: mountedText,
    b: mountedText,
    files: fc.array(fc.record({ own: mountedText, model: naming, data: naming, isIncluding: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ a, b, files }) => {
    const texts: Record<string, string> = { 'models/a.yaml': a, 'models/b.yaml': b }
    for (const [i, file] of files.entries()) {
      const lines = [
        i > 0 && file.isIncluding ? `includes: [${i - 1}.yaml]\n` : '',
        file.model === '' ? '' : `model_config: ${file.model}\n`,
        file.data === '' ? '' : `data_config: ${file.data}\n`,
      ]
      texts[`${i}.yaml`] = lines.join('') + file.own
    }
    const stack = files.flatMap((_, i) => (files[i + 1]?.isIncluding ? [] : [`${i}.yaml`]))
    return { texts, stack }
  })
/** A line of the overrides layer. */
export const mountingLine = fc.constantFrom(
  '',
  '',
  'model_config=models/a.yaml\n',
  'model_config=models/b.yaml\n',
  '~model_config\n',
  '++a=5\n',
)

/** Composes files of which some are mounted. */
export function composeMounting(
  { texts, stack }: { readonly texts: Readonly<Record<string, string>>; readonly stack: readonly string[] },
  more: Partial<TestStack> = {},
): Composition {
  return composeTexts({ files: texts, stack, options: MOUNTING, ...more })
}
