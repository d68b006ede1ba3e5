import { filesOf } from '../compose/composition.testing.ts'
import { overridesSource } from '../compose/compose.ts'
import type { Issue } from '../issue.ts'
import { parseOverrides } from '../read/overrides.ts'
import { choiceLines } from './hydra-lines.ts'
import { hydraRepo } from './hydra-repo.ts'
import { resolveDefaults } from './hydra-tree.ts'
import type { HydraPart } from './hydra-tree.ts'

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>

/** What is asked of a tree, beside its texts. */
export interface Ask {
  readonly root?: string
  readonly primary?: string
  readonly lines?: string
}

/** What a tree resolves to. */
export interface Answer {
  readonly parts: readonly HydraPart[]
  readonly issues: readonly Issue[]
}

/** The final defaults list of a tree's primary config, `config` unless told otherwise. */
export function resolveTexts(texts: Texts, { root = '', primary = 'config', lines = '' }: Ask = {}): Answer {
  const repo = hydraRepo(filesOf(texts), root, 'omegaconf')
  const config = repo.configAt(primary)
  if (!config) throw new Error(`no config ${primary}`)
  const { overrides } = parseOverrides(overridesSource(lines), 'omegaconf')
  const read = choiceLines(overrides, repo)
  const { parts, issues } = resolveDefaults(repo, config, read.lines)
  return { parts, issues: [...read.issues, ...issues] }
}

/** The final defaults list: each config that is there, and behind @ the package where it is not the top. */
export function listOf({ parts }: Answer): string {
  return parts
    .filter(({ config }) => config)
    .map(({ path, package: at }) => (at === '' ? path : `${path}@${at}`))
    .join(' ')
}

/** A defaults list of these items. */
export const list = (...items: readonly string[]): string => `defaults:\n${items.map((item) => `  - ${item}\n`).join('')}`
/** Configs that write nothing. */
export const empty = (...paths: readonly string[]): Texts => Object.fromEntries(paths.map((path) => [`${path}.yaml`, '']))

/** A server with two databases, as two groups in one another. */
export const SERVER: Texts = {
  'server/apache.yaml': `${list('db: mysql', '_self_')}name: apache\n`,
  'server/nginx.yaml': 'name: nginx\n',
  'server/db/mysql.yaml': 'name: mysql\n',
  'server/db/sqlite.yaml': 'name: sqlite\n',
}
