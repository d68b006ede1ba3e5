import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts, filesOf } from '../compose/composition.testing.ts'
import { typedOf } from '../config-node.testing.ts'
import { isEqualNode, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { foldLayers } from '../compose/fold-layers.ts'
import type { Issue } from '../issue.ts'
import { linkFiles } from './link-files.ts'
import { includes } from './includes.ts'
import { findPython } from '../read/python-oracle.testing.ts'
import { readJson } from '../read/read-json.ts'

/** Files that include one another, and what the Python merger does: the paths it skips, those it does not find. */
interface Graph {
  readonly files: Readonly<Record<string, string>>
  readonly roots: readonly string[]
}

interface Merged {
  /** `ok`; `missing` or `endless` where the runner stops. */
  readonly status: string
  readonly skipped: readonly string[]
  readonly missing: readonly string[]
}

describe('the vectors of the Python runner', () => {
  const text = readFileSync(new URL('../vectors/include.json', import.meta.url), 'utf8')
  const vectors = JSON.parse(text) as readonly (Graph & Merged)[]
  const { root } = readJson({ kind: 'file', path: 'include.json', text })

  test('I3 every result that the runner comes to, in its key order', () => {
    const found = vectors.map(({ files, roots, missing }, i) => {
      const merged = root && nodeAt(root, [i, 'merged'])
      return missing.length > 0 || isSame(composeTexts({ files, stack: roots }).config, merged)
    })
    expect(found).toEqual(vectors.map(() => true))
    expect(vectors.filter(({ missing, skipped }) => missing.length + skipped.length === 0)).toHaveLength(25)
  })

  test('I4, I5, I6 every path that the runner skips or does not find is named by an issue at its line', () => {
    for (const { files, roots, skipped, missing } of vectors) {
      const { issues } = composeTexts({ files, stack: roots })
      expect(pathsOf(issues, ['include-missing'])).toEqual(expect.arrayContaining([...missing]))
      expect(pathsOf(issues, ['include-repeated', 'include-cycle'])).toEqual(expect.arrayContaining([...skipped]))
    }
  })
})

const oracle = findPython()
const python = oracle ? `PyYAML ${oracle.pyyaml}` : '(skipped: no Python with PyYAML here; Debian has python3-yaml) PyYAML'

describe('a merger written anew in Python', () => {
  const graphs = fc.sample(anyGraph(), { numRuns: 1500, seed: 11 })

  test.skipIf(!oracle)(`I3, M8 ${python} comes to our results, or an issue says why not`, () => {
    const answers = mergeWithPython(graphs)
    const outcomes = { same: 0, stopped: 0, respelled: 0 }
    for (const [i, graph] of graphs.entries()) {
      const { config, issues } = composeTexts({ files: graph.files, stack: graph.roots })
      const answer = answers?.items[i]
      const status = answer && textAt(answer, 'status')
      const merged = answer && nodeAt(answer, ['merged'])
      if (status !== 'ok') {
        expect(pathsOf(issues, [status === 'missing' ? 'include-missing' : 'include-cycle'])).not.toEqual([])
        outcomes.stopped += 1
      } else if (isSame(config, merged)) {
        outcomes.same += 1
      } else {
        // Only a file under two spellings is taken twice: then the runner's own result is what comparing spellings gives.
        expect(isSame(bySpelling(graph), merged)).toBe(true)
        if (merged && !isEqualNode(config, merged)) expect(pathsOf(issues, ['include-spelling'])).not.toEqual([])
        outcomes.respelled += 1
      }
    }
    // Each kind of outcome is met often enough to mean something.
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(50)
  })
})

/** Configs in folders that include one another in every way: twice, in loops, under several spellings, missing. */
function anyGraph(): fc.Arbitrary<Graph> {
  const paths = ['a.yaml', 'b.yaml', 'm/c.yaml', 'm/d.yaml', 'x/e.yaml']
  const values = fc.constantFrom('1', '2', 'null', '[1]', '{}', '{p: 1}', '{p: 2, q: {r: 3}}', '{q: {}}', '{q: {s: x}}')
  const body = fc.uniqueArray(fc.tuple(fc.constantFrom('k', 'l', 'm', '__proto__'), values), {
    maxLength: 3,
    selector: ([key]) => key,
  })
  // Mostly later files, so that most graphs have no loop; and most files are there.
  const target = (i: number): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...paths.slice(i + 1), 'x/e.yaml') },
      { weight: 1, arbitrary: fc.constantFrom(...paths, 'gone.yaml') },
    )
  const link = (i: number): fc.Arbitrary<[string, string]> => fc.tuple(target(i), fc.constantFrom('', '', './', 'm/../', 'x/../'))
  const links = (i: number): fc.Arbitrary<Pairs> => fc.array(link(i), { maxLength: i < 4 ? 3 : 0 })
  const roots = fc.array(fc.constantFrom(...paths), { minLength: 1, maxLength: 3 })
  return fc.tuple(fc.tuple(...paths.map((_, i) => fc.tuple(links(i), body))), roots).map(([files, stack]) => ({
    files: Object.fromEntries(files.map(([named, keys], i) => [paths[i], fileText(paths[i] ?? '', named, keys)])),
    roots: stack,
  }))
}

type Pairs = readonly (readonly [string, string])[]

function fileText(path: string, named: Pairs, keys: Pairs): string {
  const up = path.includes('/') ? '../' : ''
  const lines = named.map(([target, detour]) => `  - ${path.includes('/') ? up : detour}${target}\n`)
  return `${lines.length > 0 ? `includes:\n${lines.join('')}` : ''}${keys.map(([key, value]) => `${key}: ${value}\n`).join('')}`
}

function bySpelling({ files, roots }: Graph): MapNode {
  const options = {
    dialect: 'pyyaml',
    linkers: [includes],
    kindOf: () => '',
    precedence: [],
    mountedAt: '',
    identity: 'spelling',
  } as const
  const ground = { kind: 'file', path: '', text: '' } as const
  return foldLayers(linkFiles(filesOf(files), roots, options).roots, { ground, off: new Set(), dialect: 'pyyaml' })
}

/** The paths, as written, that issues of these kinds are about; for a file of the stack its own path. */
function pathsOf(issues: readonly Issue[], codes: readonly Issue['code'][]): readonly string[] {
  const about = issues.filter(({ code }) => codes.includes(code))
  return about.map(({ origin: { source, start, end } }) => (end > start ? source.text.slice(start, end) : source.path))
}

function isSame(ours: MapNode, theirs: ConfigNode | undefined): boolean {
  return theirs !== undefined && JSON.stringify(typedOf(ours)) === JSON.stringify(typedOf(theirs))
}

function textAt(node: ConfigNode, key: string): string | undefined {
  const found = nodeAt(node, [key])
  return found?.kind === 'scalar' && found.value.kind === 'str' ? found.value.value : undefined
}

function mergeWithPython(graphs: readonly Graph[]): Extract<ConfigNode, { kind: 'list' }> | undefined {
  const { status, stdout, stderr } = spawnSync(oracle?.python ?? '', ['-c', MERGER], {
    input: JSON.stringify(graphs),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`the Python merger failed: ${stderr}`)
  const { root } = readJson({ kind: 'file', path: 'merged.json', text: stdout })
  return root?.kind === 'list' ? root : undefined
}

/** What the runner is known to do, in as few lines as will do. Its one set of loaded paths holds texts, never worked out. */
const MERGER = `
import json, posixpath, sys, yaml

parsed = {}

class Stop(Exception):
    pass

def over(lower, upper):
    if not (isinstance(lower, dict) and isinstance(upper, dict)):
        return upper
    result = dict(lower)
    for key, value in upper.items():
        result[key] = over(lower[key], value) if key in lower else value
    return result

def load(path, files, loaded, depth=0):
    if path in loaded:
        return {}
    if depth > 50:
        raise Stop('endless')
    loaded.add(path)
    text = files.get(posixpath.normpath(path))
    if text is None:
        raise Stop('missing')
    if text not in parsed:
        parsed[text] = yaml.safe_load(text) or {}
    data = dict(parsed[text])
    result = {}
    for include in data.pop('includes', []):
        below = posixpath.join(posixpath.dirname(path), include)
        result = over(result, load(below, files, loaded, depth + 1))
    return over(result, data)

def run(graph):
    result, loaded = {}, set()
    try:
        for root in graph['roots']:
            result = over(result, load(root, graph['files'], loaded))
        return {'status': 'ok', 'merged': result}
    except Stop as stop:
        return {'status': str(stop), 'merged': None}

json.dump([run(graph) for graph in json.load(sys.stdin)], sys.stdout)
`
