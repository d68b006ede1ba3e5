import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compose, overridesSource } from '../core/compose/compose.ts'
import type { Composition } from '../core/compose/compose.ts'
import type { ConfigNode, MapNode } from '../core/config-node.ts'
import type { Issue } from '../core/issue.ts'
import { includes } from '../core/links/includes.ts'
import { profile } from '../core/links/profile.ts'
import { parse } from '../core/read/parse.ts'
import { formatPath } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import type { Source } from '../core/source.ts'
import { contentKindOf, mountsOf } from './schema/mounts-of.ts'
import { prepareSystem } from './manifest/prepare-system.ts'
import { presetSources } from './manifest/preset-sources.ts'
import type { SectionDefinition, System, SystemDefinition } from './system.ts'
import type { AnySchema } from './schema/json-schema.ts'

/** The config of one YAML text. */
export function yaml(text: string, path = 'test.yaml'): MapNode {
  return parse({ kind: 'file', path, text }, 'pyyaml').root
}

/** A system with one section `s` of this schema. */
export function systemOf(schema: AnySchema, more: Partial<SystemDefinition> = {}): Promise<System> {
  const section: SectionDefinition = { key: 's', title: 'S', help: '', schema }
  return prepareSystem({
    id: 'test',
    title: 'Test',
    dialect: 'pyyaml',
    layers: [],
    links: [],
    sections: [section],
    rules: [],
    guards: [],
    derived: [],
    ...more,
  })
}

/** A composition of YAML texts by path, in their order, `stack` naming the files that are not merely included. */
export function composeTexts(texts: Readonly<Record<string, string>>, system: System, options: StackOptions = {}): Composition {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, { kind: 'file', path, text } satisfies Source]))
  const linkers = system.links.flatMap((link) =>
    link.kind === 'profile' ? profile(link.when) : link.kind === 'includes' ? includes : [],
  )
  const kindOf = (file: string) =>
    system.layers.find(({ folders }) => folders.some((folder) => file === folder || file.startsWith(`${folder}/`)))
  const stack = {
    files: options.stack ?? [...files.keys()],
    overrides: overridesSource(options.overrides ?? ''),
    off: new Set<string>(),
  }
  return compose(files, stack, {
    dialect: system.dialect,
    linkers,
    kindOf: (file) => kindOf(file)?.kind ?? 'file',
    mountOf: (file) => {
      const mount = kindOf(file)?.mount
      return mount === undefined ? undefined : [mount]
    },
    mounts: mountsOf(system),
    contentKind: contentKindOf(system),
    precedence: system.layers.map(({ kind }) => kind),
    mountedAt: options.mountedAt ?? '',
    presets: presetSources(system),
  })
}

export interface StackOptions {
  readonly stack?: readonly string[]
  readonly overrides?: string
  readonly mountedAt?: string
}

/** An issue on one line: `severity code file:line:col path: message (hint)`. */
export function line(issue: Issue): string {
  const hint = issue.hint === undefined ? '' : ` (${issue.hint})`
  return `${issue.severity} ${issue.code} ${formatOrigin(issue.origin)} ${formatPath(issue.path)}: ${issue.message}${hint}`
}

/** Every text file below a folder of the repository, by its path in that folder. */
export function readFolder(folder: string): Readonly<Record<string, string>> {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return Object.fromEntries(paths.toSorted().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** The plain value of a node, ints and floats as numbers, for comparing. */
export function plainOf(node: ConfigNode): unknown {
  if (node.kind === 'scalar')
    return node.value.kind === 'null' ? null : typeof node.value.value === 'bigint' ? Number(node.value.value) : node.value.value
  if (node.kind === 'list') return node.items.map(plainOf)
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainOf(entry.node)]))
}
