import type { Composition } from '../core/compose/compose.ts'
import type { MapNode } from '../core/config-node.ts'
import type { DialectId } from '../core/scalar/dialect.ts'
import type { HydraShape } from '../core/export/export-hydra-parts.ts'
import type { Issue, Severity } from '../core/issue.ts'
import type { Path } from '../core/path.ts'
import type { Insight } from './judge/insight.ts'
import type { AnySchema, JsonSchema } from './schema/json-schema.ts'
import type { z } from './schema/zod.ts'

/**
 * The rules of one research codebase: what its layers are, how its files link, what each section may hold, and what must be
 * true across keys. Data and schemas only; nothing outside a system's folder knows its name or its models' names.
 *
 * Authors write a {@link SystemDefinition}; `prepareSystem()` makes this of it.
 */
export interface System {
  readonly id: string
  readonly title: string
  /** What its loader reads YAML as, unless the workspace says otherwise. */
  readonly dialect: DialectId
  /** Kinds of layer, lowest precedence first; `overrides` is always above them all. */
  readonly layers: readonly LayerKind[]
  readonly links: readonly LinkRule[]
  readonly sections: readonly Section[]
  /** What the real code does with a top-level key that is no section; absent where any key is as good as another. */
  readonly unknownSection?: UnknownPolicy
  readonly rules: readonly Rule[]
  readonly guards: readonly Guard[]
  /** What a config makes that no key says: sizes, counts, costs. Shown in this order. */
  readonly derived: readonly DerivedValue[]
  /** What a picture tells better than a number. Drawn in this order. */
  readonly insights?: readonly InsightDefinition[]
  readonly runner?: Runner
  readonly judge: Judge
  /** Ready-made layers that a file can pick by name. */
  readonly presets?: readonly Preset[]
  /** How a config is divided where it leaves as a Hydra tree; absent: each top-level map is a group. */
  readonly hydra?: HydraShape
}

/** A ready-made layer for one section: values that lie beneath the file that picks it. */
export interface Preset {
  /** Unique within its section. */
  readonly id: string
  readonly title: string
  readonly help: string
  readonly section: string
  readonly values: Readonly<Record<string, unknown>>
}

/** What a system says of configs. Not a part of the first picture, where no schemas are known yet. */
export interface Judge {
  /** The schema defaults of what a config has: see `defaultsOf()`. */
  readonly defaults: (system: System, config: MapNode) => MapNode
  /** All that is wrong with a composition: see `validate()`. */
  readonly issues: (composition: Composition, system: System) => readonly Issue[]
  /** What the chosen variants do not use: see `inactiveBlocks()`. */
  readonly inactive: (system: System, config: MapNode) => readonly Path[]
}

/** A system as its author writes it: the same, with schemas of any kind. */
export interface SystemDefinition extends Omit<System, 'sections' | 'judge'> {
  readonly sections: readonly SectionDefinition[]
}

/**
 * A kind of layer and the folders (relative to the workspace, no slash at the end) whose files are of that kind; a file may be named
 * as well.
 */
export interface LayerKind {
  readonly kind: string
  readonly title: string
  readonly folders: readonly string[]
  /** The top-level key that such files stand under in the config, by whichever way they are reached; absent at the top. */
  readonly mount?: string
  /** A top-level key that files of this kind have and no others: it tells them in folders of any name. */
  readonly mark?: string
}

/**
 * How files of a workspace name others. `includes`: a list of paths relative to the file. `profile`: `configs` + `overrides`.
 * `mounts`: top-level keys whose values are paths; the files stand under other keys. `hydra`: defaults lists.
 */
export type LinkRule =
  | { readonly kind: 'includes' }
  /** Files whose path contains `when` are profiles; the paths they list are relative to the runner's working directory. */
  | { readonly kind: 'profile'; readonly when: string }
  /** The tree below the folder `root` is Hydra's; `''` is the whole workspace. */
  | { readonly kind: 'hydra'; readonly root: string }
  /** By the key that holds the path, the key that the file stands under. Paths are relative to the runner's working directory. */
  | { readonly kind: 'mounts'; readonly keys: Readonly<Record<string, string>> }

/** One top-level key of a config. */
export interface Section extends SectionFacts {
  /** What stands under the key, for forms, completion and defaults. Unions are yet to be narrowed: see `narrow()`. */
  readonly schema: JsonSchema
  /** What is wrong with a plain value of the section, by the author's own schema (V1). */
  readonly check: (value: unknown, narrowed: () => JsonSchema) => readonly z.core.$ZodIssue[]
}

export interface SectionDefinition extends SectionFacts {
  readonly schema: AnySchema
}

export interface SectionFacts {
  readonly key: string
  readonly title: string
  readonly help: string
  /** What the real code does without the section; absent where it may be left out. */
  readonly requires?: string
  /** Of a section that only what is run needs: a file that is part of an experiment is well without. */
  readonly requiredBy?: 'experiment'
  /** One line about the resolved section: "extended LSTM, 6 blocks". Undefined where there is nothing to say. */
  readonly summary?: (view: ConfigView) => string | undefined
  /** How a kind can be added to it by a schema alone; of a union that a key's values pick, it follows from the schema. */
  readonly kinds?: KindRule
}

/** How kinds of what a section holds are told apart, and where the fields of one stand. */
export interface KindRule {
  /** The key of the section whose value picks the kind. */
  readonly discriminator: string
  /** `block`: under a key of their own, as `model.xlstm`. `beside`: beside the discriminator. */
  readonly fields: 'block' | 'beside'
}

export interface UnknownPolicy {
  readonly severity: Severity
  /** What the real code does: "the trainer ignores it silently". */
  readonly why: string
}

/** A resolved config as rules see it. */
export interface ConfigView {
  readonly config: MapNode
  /** The plain value at `path`, a schema default where nothing is set, undefined where neither is. */
  readonly get: (path: Path) => unknown
  /** The value at `path` as words: printed as YAML, `nothing` where there is none. */
  readonly text: (path: Path) => string
  /** Whether a layer (not a default) wrote the value at `path`. */
  readonly isSet: (path: Path) => boolean
  /** `file:line` of the value at `path`, or "schema default", or which key it falls back to. */
  readonly where: (path: Path) => string
}

/** A condition across keys (V5). */
export interface Rule {
  readonly id: string
  /** What must hold, as a sentence for the docs and the problem panel. */
  readonly says: string
  readonly check: (view: ConfigView) => readonly Violation[]
}

/** A broken rule: `path` is where to point, `also` the other keys that take part. The message names their origins. */
export interface Violation {
  readonly path: Path
  readonly also?: readonly Path[]
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  /** Values that would mend it in the place of the one at `insteadAt`, the best first: each is a fix. Scalars, or lists of them. */
  readonly instead?: readonly unknown[]
  /** What `instead` takes the place of, where that is not the value at `path`. */
  readonly insteadAt?: Path
}

/** What the layers of one kind may write (V6): path patterns, `*` for one key, `**` for any depth. */
export interface Guard {
  readonly kind: string
  readonly allows: readonly string[]
  readonly severity: Severity
  readonly why: string
}

/**
 * A value that follows from a config without standing in it: how many parameters a model has, how many samples a step takes.
 * `formula`, `inputs` and `isEstimate` may depend on what the config picks. None throws, whatever a config holds.
 */
export interface DerivedValue {
  readonly id: string
  readonly title: string
  /** One sentence or two: what is counted, and what is not. */
  readonly help: string
  readonly unit?: string
  /** How the value is written: `count` (1.31 M) unless it says otherwise, `bytes` (5.24 MB) or `ratio` (0.25). */
  readonly format?: 'count' | 'bytes' | 'ratio'
  /** How it is worked out, for a researcher to check: `training.batch_size × trainer.accumulate_grad_batches`. */
  readonly formula: (view: ConfigView) => string
  /** The keys that the value is made of, set or not. */
  readonly inputs: (view: ConfigView) => readonly Path[]
  /** Undefined where the config does not say enough. */
  readonly compute: (view: ConfigView) => number | string | undefined
  /** Whether the real value may differ, because something that decides it is in no config. */
  readonly isEstimate?: (view: ConfigView) => boolean
}

/** A picture of a config: stages over epochs, parameters by part, memory against its limit. */
export interface InsightDefinition {
  readonly id: string
  readonly title: string
  /** One sentence or two: what is drawn, and what is not. */
  readonly help: string
  /** What to draw; undefined where the config picks something that there is no picture of. */
  readonly compute: (view: ConfigView) => Insight | undefined
}

/** The command that reads configs in the real codebase. */
export interface Runner {
  readonly command: (request: RunRequest) => string
}

/** What to run: files as the runner's working directory sees them, lowest first, and override lines. */
export interface RunRequest {
  readonly files: readonly string[]
  readonly overrides: readonly string[]
}
