import type { Composition } from '../../core/compose/compose.ts'
import { isEqualNode, nodeAt, nodeOf } from '../../core/config-node.ts'
import type { ConfigNode, Entry, MapNode } from '../../core/config-node.ts'
import { convertText } from '../../core/export/convert-text.ts'
import { fileName, folderOf, joinPath } from '../../core/file-path.ts'
import type { Mount } from '../../core/links/mounts.ts'
import { printYaml } from '../../core/print/print.ts'
import type { Conversion, ConversionNote } from '../../core/export/conversion.ts'
import { formatPath } from '../../core/path.ts'
import type { Files, Origin, Source } from '../../core/source.ts'
import { textKindOf } from '../../core/read/text-kind.ts'
import { commentsOf } from '../../core/read/yaml-comments.ts'
import type { TextKind } from '../../core/read/text-kind.ts'
import { composeAlone } from './migration-proof.ts'
import type { Converted } from './migration.ts'
import type { Rules } from '../rules.ts'

/** A file that takes others in, with the file that is to hold what it comes to. */
export interface WholeRequest {
  readonly path: string
  readonly target: string
  readonly kind: TextKind
}

interface World {
  readonly files: Files
  readonly rules: Rules
  /** Paths that no new file may have. */
  readonly taken: ReadonlySet<string>
}

/**
 * What a file comes to with all that it takes in, in a format that takes in nothing: its own place of the config as JSON; or an
 * experiment as an INI file, with a JSON file for each part that its path keys name, a new one where it changes that part.
 */
export function convertWhole({ path, target, kind }: WholeRequest, world: World): Converted {
  const composition = composeAlone(path, { files: world.files, options: world.rules.options })
  const wrong = composition.layers.find(({ state }) => state !== 'ok')
  if (wrong) return { path, reason: `${wrong.path}, which it takes in, is ${wrong.state}` }
  const at = world.rules.options.mountOf?.(path) ?? []
  const part = nodeAt(composition.config, at)
  if (part?.kind !== 'map') return { path, reason: 'it comes to nothing' }
  if (kind === 'json') return written({ path, target, config: part, beside: [] }, world)
  const divided = divide(composition, target, world)
  if ('reason' in divided) return { path, reason: divided.reason }
  return written({ path, target, ...divided }, world)
}

interface Divided {
  readonly config: MapNode
  readonly beside: readonly Source[]
}

/** The config without the parts that files hold, and the files to write for parts that none holds yet. */
function divide(composition: Composition, target: string, world: World): Divided | { readonly reason: string } {
  const beside: Source[] = []
  const entries = new Map<string, Entry>(composition.config.entries)
  for (const mount of world.rules.options.mounts ?? []) {
    const [key = ''] = mount.at
    const part = composition.config.entries.get(String(key))?.node
    if (part?.kind !== 'map') continue
    entries.delete(String(key))
    const layer = composition.layers.find(({ mountKey }) => mountKey === mount.key)
    const isHeld = layer && isEqualNode(nodeAt(layer.own, mount.at) ?? layer.own, part)
    const known = entries.get(mount.key)
    if (isHeld && known) continue
    const file = newFile(mount, part, { near: layer?.path, target, world, beside })
    if (!file.ok) return { reason: `${formatPath(mount.at)}, which it changes, cannot be a JSON file: ${file.reason}` }
    beside.push(file.source)
    const name = nodeOf(joinPath(world.rules.options.mountedAt, file.source.path), composition.stack.overrides)
    entries.set(mount.key, { ...(known ?? entryOf(mount.key, part)), node: name })
  }
  return { config: { ...composition.config, entries }, beside }
}

function entryOf(key: string, node: ConfigNode): Entry {
  return { key: { kind: 'str', value: key }, keySpan: { start: node.start, end: node.start }, node }
}

interface Placing {
  /** The file that held the part before. */
  readonly near: string | undefined
  readonly target: string
  readonly world: World
  readonly beside: readonly Source[]
}

function newFile(mount: Mount, part: MapNode, { near, target, world, beside }: Placing): Conversion {
  const { system } = world.rules
  const home = system.layers.find(({ kind }) => kind === mount.kind)?.folders[0]
  const folder = home ?? folderOf(near ?? target)
  const name = fileName(target).replace(/\.[^.]*$/, '')
  const isTaken = (path: string): boolean => world.taken.has(path) || beside.some((file) => file.path === path)
  const path = freePath([name, `${name}_${mount.key}`], folder, isTaken)
  const text = printYaml(part, { layout: 'kept' })
  return convertText({ kind: 'file', path: `${path}.yaml`, text }, path, world.rules.options.dialect)
}

/** The first of these names that is free, else the last with a number. */
function freePath(names: readonly string[], folder: string, isTaken: (path: string) => boolean): string {
  const paths = names.map((name) => joinPath(folder, `${name}.json`))
  const free = paths.find((path) => !isTaken(path))
  if (free !== undefined) return free
  for (let number = 2; ; number += 1) {
    const path = joinPath(folder, `${names.at(-1)}_${number}.json`)
    if (!isTaken(path)) return path
  }
}

function written(
  { path, target, config, beside }: Divided & Pick<WholeRequest, 'path' | 'target'>,
  { files, rules }: World,
): Converted {
  const source: Source = { kind: 'file', path: 'whole.yaml', text: printYaml(config, { layout: 'kept' }) }
  const result = convertText(source, target, rules.options.dialect)
  if (!result.ok) return { path, reason: result.reason }
  const own = files.get(path)
  const notes = own && textKindOf(path) === 'yaml' ? commentsOf(own).map(leftOut) : []
  return { path, made: result.source, notes, whole: { config, beside } }
}

function leftOut(origin: Origin): ConversionNote {
  const text = origin.source.text.slice(origin.start, origin.end)
  return { kind: 'comment', origin, message: `what is written whole keeps no comments: ${text} is left out` }
}
