import { compose, overridesSource } from '../compose/compose.ts'
import type { Composition } from '../compose/compose.ts'
import type { MapNode } from '../config-node.ts'
import { countLeaves } from '../count-leaves.ts'
import { differenceText } from '../diff/difference-text.ts'
import { configToExport } from './export-config.ts'
import type { ExportScope } from './export-config.ts'
import { fitName, hydraParts } from './export-hydra-parts.ts'
import type { HydraPiece, HydraShape } from './export-hydra-parts.ts'
import { spellForHydra } from './export-hydra-text.ts'
import { emptiedKeys, namingNoFile } from './export-path-keys.ts'
import { fileName } from '../file-path.ts'
import type { Issue } from '../issue.ts'
import { hydra } from '../links/hydra.ts'
import type { LinkOptions } from '../links/link-files.ts'
import { printScalar } from '../scalar/print-scalar.ts'
import { fitForComment, printYaml } from '../print/print.ts'
import type { Source } from '../source.ts'

/** What goes into a Hydra tree, and how it is divided. */
export interface HydraExport extends ExportScope {
  readonly shape: HydraShape
  /** What the primary config is called, and what is named after no file; `config` and the name of the highest file unless given. */
  readonly name?: string
}

/** The files of a Hydra tree, fit to leave, with how many values were composed again from them; or why none may. */
export type HydraTree =
  | { readonly ok: true; readonly files: readonly Source[]; readonly values: number; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly reason: string }

/**
 * The resolved config as a Hydra tree: a primary config with a defaults list, first, and a file in a group folder for each part. The tree has been
 * composed again and gives the same config, keys in the same order; else there is none.
 *
 * @see SPEC.md X7
 */
export function exportHydra(composition: Composition, { shape, name, ...scope }: HydraExport): HydraTree {
  const config = configToExport(namingNoFile(composition), scope)
  const spelled = spellForHydra(config, composition.dialect)
  if ('reason' in spelled) return { ok: false, reason: spelled.reason }
  const title = nameOfStack(composition)
  const parts = hydraParts({ config: spelled, shape, name: name ?? title })
  if ('reason' in parts) return { ok: false, reason: parts.reason }
  const primary = sourceOf(`${fitName(name ?? 'config')}.yaml`, primaryText(title, parts))
  const files = [primary, ...parts.flatMap(fileOf)]
  const reason = disprove(files, config)
  if (reason !== undefined) return { ok: false, reason }
  return { ok: true, files, values: countLeaves(config), issues: emptiedKeys(composition) }
}

function nameOfStack({ stack }: Composition): string {
  return fileName(stack.files.at(-1) ?? 'config').replace(/\.[^.]*$/, '')
}

function primaryText(title: string, parts: readonly HydraPiece[]): string {
  const own = parts.find(({ group }) => group === undefined)
  const items = parts.map(({ group, key, option }) => {
    if (group === undefined) return '_self_'
    const at = key === undefined || key === group ? '' : `@${key}`
    return `${printText(group + at)}: ${printText(option)}`
  })
  const list = own ? items : [...items, '_self_']
  const head = `# ${fitForComment(title)}, resolved.\ndefaults:\n${list.map((item) => `  - ${item}\n`).join('')}`
  return own && own.content.entries.size > 0 ? head + printYaml(own.content) : head
}

function fileOf({ group, key, option, content, isWritten }: HydraPiece): readonly Source[] {
  if (group === undefined || !isWritten) return []
  const head = key === undefined ? '# @package _global_\n' : ''
  return [sourceOf(`${group}/${option}.yaml`, head + printYaml(content))]
}

function printText(text: string): string {
  return printScalar({ kind: 'str', value: text })
}

function sourceOf(path: string, text: string): Source {
  return { kind: 'file', path, text }
}

const OPTIONS: LinkOptions = {
  dialect: 'omegaconf',
  linkers: [hydra('')],
  kindOf: () => 'file',
  precedence: [],
  mountedAt: '',
}

/** How the tree differs from the config, as a clause; undefined where it does not. */
function disprove(files: readonly Source[], config: MapNode): string | undefined {
  const stack = { files: files.slice(0, 1).map(({ path }) => path), overrides: overridesSource(''), off: new Set<string>() }
  const composed = compose(new Map(files.map((file) => [file.path, file])), stack, OPTIONS)
  const broken = composed.layers.find(({ state }) => state !== 'ok')
  if (broken) return `${broken.path} of the tree could not be read back`
  const difference = differenceText(config, composed.config)
  return difference === undefined ? undefined : `read back, ${difference}`
}
