import type { ConfigNode } from '../config-node.ts'
import type { TextEdit } from '../issue.ts'
import type { Path } from '../path.ts'

/** What an edit shall do at its path; the last step of the path is an index where an item is inserted or moved. */
export type EditAsk =
  | { readonly kind: 'set'; readonly value: ConfigNode }
  /** `kept` leads to the map that stays even if it is left empty, with those around it. */
  | { readonly kind: 'unset'; readonly kept: Path }
  | { readonly kind: 'rename'; readonly to: string }
  | { readonly kind: 'insert'; readonly value: ConfigNode }
  | { readonly kind: 'move'; readonly to: number }

/** What is to be done, and the config that this shall leave. */
export interface Plan {
  readonly edits: readonly TextEdit[]
  readonly expected: ConfigNode
}
