import type { ConfigNode } from './config-node.ts'

/** Whether a value is `???`: OmegaConf's mark for one that somebody else must give. @see SPEC.md Y11 */
export function isMissingValue(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'str' && node.value.value === '???'
}
