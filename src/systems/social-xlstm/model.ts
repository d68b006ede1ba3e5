import { zod4Of } from '../schema/embed-zod3.ts'
import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import type { ModelKind } from './model-kind.ts'

/** The section `model`: `name` picks a kind, and the block of that kind holds its parameters. */
export function modelSection(kinds: readonly [ModelKind, ...ModelKind[]]): SectionDefinition {
  const [first, ...others] = kinds
  const schema = z.discriminatedUnion('name', [variant(first), ...others.map(variant)]).meta({
    title: 'Model',
    help: 'Which network is trained, and how it is built.',
    source: 'the model registry in config/registry.py',
  })
  return {
    key: 'model',
    title: 'Model',
    help: 'Which network is trained, and how it is built.',
    schema,
    requires: 'the manager reads model.name to choose a class, and stops without it',
    summary: ({ get, text }) => {
      const kind = kinds.find(({ name }) => name === get(['model', 'name']))
      return kind?.summary((key) => text(['model', kind.key, key]))
    },
  }
}

function variant(kind: ModelKind): z.ZodObject {
  const name = z
    .literal(kind.name)
    .meta({ title: 'Model', help: 'Picks the network, and with it the block that holds its parameters.' })
  return z.object({ name, [kind.key]: zod4Of(kind.schema) }).meta({ title: kind.title })
}
