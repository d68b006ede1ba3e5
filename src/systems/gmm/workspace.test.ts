import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeAt } from '../../core/config-node.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import { composeTexts, line, readFolder } from '../compose.testing.ts'
import { viewOf } from '../judge/config-view.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { customize, readManifest } from '../manifest/manifest.ts'
import { joinIssues } from '../judge/join-issues.ts'
import { inactiveBlocks } from '../judge/inactive.ts'
import { validate } from '../judge/validate.ts'
import { system } from './gmm.testing.ts'

const files = readFolder('cfgs/gmm')
const { manifest, issues } = readManifest({ kind: 'file', path: 'strata.yaml', text: files['strata.yaml'] ?? '' })
const own = customize(system, manifest)
const namesIn = (folder: string): readonly string[] => Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
const compose = (stack: readonly string[]): ReturnType<typeof composeTexts> => composeTexts(files, own, { stack })

describe('the workspace cfgs/gmm', () => {
  test('its strata.yaml is understood, and says what the system says', () => {
    expect([issues, manifest.system, own.layers]).toEqual([[], 'gmm', system.layers])
  })

  test.each(namesIn('experiments'))('%s has no problem but what the real code drops', (path) => {
    const composition = compose([path])
    const found = joinIssues(composition.issues, validate(composition, own)).map(({ code }) => code)
    expect(found).toEqual(path.includes('assignments') ? Array(4).fill('real-code') : [])
  })

  test.each(
    namesIn('models').flatMap((model) =>
      namesIn('training').flatMap((training) =>
        namesIn('data').flatMap((data) =>
          namesIn('validation').map((validation) => [model, training, data, validation] as const),
        ),
      ),
    ),
  )('%s × %s × %s × %s has no error', (...stack) => {
    const composition = compose(stack)
    const found = joinIssues(composition.issues, validate(composition, own))
    expect(found.filter(({ code }) => code !== 'real-code').map(line)).toEqual([])
  })

  test('V7 centers keep the clusters of a data file, and do not use them', () => {
    const { config } = compose(['models/base.yaml', 'data/five_clusters.yaml'])
    expect(inactiveBlocks(own, config)).toEqual([['model', 'num_clusters']])
  })

  test('sections have a line about them', () => {
    const { config } = compose(['experiments/assignments_five.yaml'])
    const view = viewOf(config, defaultsOf(own, config))
    expect(
      own.sections.flatMap(({ key, summary }) => (config.entries.has(key) && summary ? [`${key}: ${summary(view)}`] : [])),
    ).toEqual([
      'model: assignments, 6 layers of width 256, 8 heads',
      'training: 100 epochs, batches of 64',
      'data: mixtures in 2 dimensions',
      'validation: mse, wasserstein, nmi',
    ])
  })

  test('P3 a dropout that nothing sets falls back to the line of dropout, whichever layer wrote it', () => {
    const told = (experiment: string): readonly (string | undefined)[] => {
      const { config } = compose([`experiments/${experiment}.yaml`])
      const defaults = defaultsOf(own, config)
      return ['attention', 'residual', 'embedding'].map((part) => {
        const path = ['model', 'transformer', `dropout_${part}`]
        const node = nodeAt(config, path) ?? nodeAt(defaults, path)
        return node && (fallbackText(node)?.full ?? 'set')
      })
    }
    const base = 'falls back to model.transformer.dropout (models/base.yaml:13)'
    const space = 'falls back to model.transformer.dropout (experiments/centers_space.yaml:16)'
    expect([told('centers_plane'), told('centers_space'), told('assignments_five')]).toEqual([
      [base, base, base],
      [space, space, space],
      ['set', base, base],
    ])
  })

  test('V4 a typo in any key of a model or training file is found at its line, and its fix gives the file back', () => {
    const places = Object.entries(files).flatMap(([path, text]) =>
      /^models\/|^training\/default/.test(path)
        ? [...text.matchAll(/^ +(\w{5,}):(?= )(?! *#)/gm)].map((match) => ({
            path,
            key: match[1] ?? '',
            at: match.index + match[0].indexOf(match[1] ?? ''),
          }))
        : [],
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(40), ({ path, key, at }, pick) => {
        const index = 1 + (pick % (key.length - 2))
        const typo = `${key.slice(0, index)}zq${key.slice(index)}`
        const text = files[path] ?? ''
        const broken = text.slice(0, at) + typo + text.slice(at + key.length)
        const found = validate(composeTexts({ ...files, [path]: broken }, own, { stack: [path] }), own)
        const issue = found.find(({ code }) => code === 'unknown-key')
        expect([issue?.severity, issue?.path.at(-1), issue?.origin.source.path, issue?.origin.start]).toEqual([
          'warning',
          typo,
          path,
          at,
        ])
        expect(issue?.message).toMatch(/the real code ignores it silently$/)
        expect(issue?.fixes?.map(({ edits }) => applyEdits(broken, edits))).toContain(text)
      }),
      { numRuns: 1000 },
    )
  })
})
