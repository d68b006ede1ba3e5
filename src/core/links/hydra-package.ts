/** What decides where a config of a Hydra tree is placed. */
export interface Placing {
  /** Package of the config that names it; `''` at the top. */
  readonly parent: string
  /** What the defaults list says behind `@`; it counts from the parent's package. */
  readonly given: string | undefined
  /** The group as it is written, without a leading slash: what the package is where nothing says otherwise. */
  readonly relativeGroup: string
  /** The group from the root. */
  readonly group: string
}

/**
 * The package of a config: what the defaults list says, else what the `# @package` line of the file says (from the top, whoever
 * names it), else the group. All but the second count from the package of the config that names it, unless they hold `_global_`.
 */
export function packageOf({ parent, given, relativeGroup, group }: Placing, header?: string): string {
  const own = given === undefined ? (fromTop(header) ?? dotted(relativeGroup)) : givenPackage(given, group)
  const joined = [parent, own].filter((part) => part !== '').join('.')
  const global = joined.lastIndexOf(GLOBAL)
  return global === -1 ? joined : joined.slice(global + GLOBAL.length + 1)
}

const GLOBAL = '_global_'

/** What a `# @package` line means by itself; it always counts from the top. */
function fromTop(header: string | undefined): string | undefined {
  return header === undefined || header === GLOBAL || header.startsWith(`${GLOBAL}.`) ? header : `${GLOBAL}.${header}`
}

/** `_here_` is the package of the config that names it; `_group_` is the group from the root. */
function givenPackage(given: string, group: string): string {
  if (given === '_here_') return ''
  return given.includes('_group_') ? `${GLOBAL}.${given.replaceAll('_group_', dotted(group))}` : given
}

/** The name by which a choice of a group is known and overridden: the group, with `@` and the package where that is not the group's. */
export function choiceKey(placing: Placing): string {
  const own = packageOf(placing)
  return own === dotted(placing.group) ? placing.group : `${placing.group}@${own === '' ? GLOBAL : own}`
}

function dotted(group: string): string {
  return group.replaceAll('/', '.')
}
