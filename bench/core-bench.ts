import { parseDocument } from 'yaml'
import { compose, overridesSource } from '../src/core/compose/compose.ts'
import type { Composition } from '../src/core/compose/compose.ts'
import type { LinkOptions } from '../src/core/links/link-files.ts'
import { includes } from '../src/core/links/includes.ts'
import type { Source } from '../src/core/source.ts'
import { tallyOf } from '../src/core/compose/trace.ts'
import { validate } from '../src/systems/judge/validate.ts'
import type { System } from '../src/systems/system.ts'
import { measure } from './measure.ts'
import type { Row } from './row.ts'
import { configText, wideSystem } from './wide-system.ts'

const FILES = 20
const LINES = 300
const AGAINST = 'yaml parsing the same text'

const options: LinkOptions = { dialect: 'pyyaml', linkers: [includes], kindOf: () => 'file', precedence: [], mountedAt: '' }

/** Composing, validating and tracing, held against the yaml package reading the same text. */
export async function runCoreBench(): Promise<readonly Row[]> {
  const system = await wideSystem(LINES)
  return [wholeRow(system), editRow(system), longFileRow(system)]
}

/** A folder of its own each round: what is remembered of a file that was read before must not help. */
function wholeRow(system: System): Row {
  let round = 0
  const [ours = 0, theirs = 0] = measure(25, [
    () => {
      round += 1
      work(sourcesOf(texts(0), `round${round}/`), system, `round${round}/`)
    },
    () => texts(0).forEach((text) => parseDocument(text)),
  ])
  return { name: `compose, validate and trace ${FILES} files of ${LINES} lines`, ours, theirs, against: AGAINST, limit: 1.5 }
}

/** Reading, merging and validating: what a key costs before the result is known. The tallies beside the layers come after. */
function editRow(system: System): Row {
  const sources = new Map(sourcesOf(texts(0)))
  resolve(sources, system)
  let round = 0
  const middle = `file${FILES / 2}.yaml`
  const [ours = 0, theirs = 0] = measure(60, [
    () => {
      round += 1
      sources.set(middle, { kind: 'file', path: middle, text: configText(LINES, { file: FILES / 2, round }) })
      resolve(sources, system)
    },
    () => parseDocument(configText(LINES, { file: FILES / 2, round })),
  ])
  return {
    name: `one key edited in one of ${FILES} files, merged and validated`,
    ours,
    theirs,
    against: AGAINST,
    limit: 1.5,
    allowance: 2,
  }
}

function longFileRow(system: System): Row {
  let round = 0
  const text = (): string => configText(10_000, { file: 0, round })
  const [ours = 0, theirs = 0] = measure(8, [
    () => {
      round += 1
      work(new Map([['file0.yaml', { kind: 'file', path: 'file0.yaml', text: text() }]]), system)
    },
    () => parseDocument(text()),
  ])
  return { name: 'one key edited in a file of 10,000 lines', ours, theirs, against: AGAINST, limit: 1.2 }
}

function work(files: ReadonlyMap<string, Source>, system: System, folder = ''): void {
  tallyOf(resolve(files, system, folder))
}

function resolve(files: ReadonlyMap<string, Source>, system: System, folder = ''): Composition {
  const composition = compose(files, { files: [`${folder}file0.yaml`], overrides: NO_OVERRIDES, off: new Set() }, options)
  validate(composition, system)
  return composition
}

const NO_OVERRIDES = overridesSource('')

function texts(round: number): readonly string[] {
  return Array.from({ length: FILES }, (_, i) => configText(LINES, { file: i, round, includes: i === 0 ? FILES : 0 }))
}

function sourcesOf(list: readonly string[], folder = ''): ReadonlyMap<string, Source> {
  return new Map(
    list.map((text, i) => [`${folder}file${i}.yaml`, { kind: 'file', path: `${folder}file${i}.yaml`, text } as const]),
  )
}
