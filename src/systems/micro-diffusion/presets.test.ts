import { describe, expect, test } from 'vitest'
import { nodeAt, nodeOf } from '../../core/config-node.ts'
import { printYaml } from '../../core/print/print.ts'
import { composeTexts, line, plainOf, readFolder, yaml } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'
import { validate } from '../judge/validate.ts'
import { presets } from './presets.ts'
import type { Preset } from '../system.ts'

const system = (await loadSystem('micro-diffusion')) ?? noSystem
const nameOf = ({ section, id }: Preset): string => `${section} ${id}`

/** The preset as the text of a file that holds nothing else. */
function textOf({ section, values }: Preset): string {
  const node = nodeOf({ [section]: values }, { kind: 'preset', path: 'preset', text: '' })
  return node.kind === 'map' ? printYaml(node) : ''
}

describe('presets', () => {
  test('those of the real classes, each with a name of its own in its section', () => {
    expect(presets.map(nameOf)).toEqual([
      'model tiny_125m',
      'model small_350m',
      'training default',
      'training memory_efficient',
      'training fast_debug',
      'curriculum three_stage',
      'curriculum single_stage',
      'curriculum fast_debug',
      'generation default',
      'generation creative',
      'generation conservative',
      'generation fast',
    ])
    expect(presets.filter(({ title, help }) => !title || !help.endsWith('.'))).toEqual([])
  })

  test.each(presets.map((preset) => [nameOf(preset), preset] as const))(
    'V %s over nothing has nothing wrong',
    (_name, preset) => {
      const found = validate(composeTexts({ 'a.yaml': textOf(preset) }, system), system)
      const expected = {
        curriculum: [],
        generation: ['real-code', 'missing-section'],
      }[preset.section] ?? ['missing-section']
      expect(found.map(({ code }) => code).toSorted()).toEqual(expected.toSorted())
    },
  )

  test.each(
    presets
      .filter(({ section }) => section === 'model')
      .flatMap((model) =>
        presets
          .filter(({ section }) => section === 'training')
          .flatMap((training) =>
            presets
              .filter(({ section }) => section === 'curriculum')
              .map(
                (curriculum) => [[model, training, curriculum].map(nameOf).join(' × '), [model, training, curriculum]] as const,
              ),
          ),
      ),
  )('V %s has no error, and warns only of epochs', (_name, stack) => {
    const texts = Object.fromEntries(stack.map((preset, i) => [`${i}.yaml`, textOf(preset)]))
    const found = validate(composeTexts(texts, system), system).map(line)
    expect(found.filter((text) => !/^warning rule \S+ training\.max_epochs: the stages take/.test(text))).toEqual([])
  })

  test('every pair that the real code builds together agrees: default() of the whole config', () => {
    const stack = new Set(['model tiny_125m', 'training default', 'curriculum three_stage'])
    const texts = Object.fromEntries(
      presets.filter((preset) => stack.has(nameOf(preset))).map((preset) => [nameOf(preset), textOf(preset)]),
    )
    const { config, ...composition } = composeTexts(texts, system)
    expect(validate({ config, ...composition }, system).map(line)).toEqual([])
    const values = derivedValuesOf(system, config, defaultsOf(system, config))
    const shown = ['parameters', 'effective-batch', 'total-epochs']
    expect(shown.map((id) => values.find(({ of }) => of.id === id)?.text)).toEqual(['104 M', '64', '300'])
  })

  test('the curricula that come with the app have the stages of the presets', () => {
    const files = readFolder('cfgs/micro-diffusion')
    const curricula = presets.filter(({ section }) => section === 'curriculum')
    const stagesIn = (text: string): unknown => {
      const node = nodeAt(yaml(text), ['curriculum', 'stages'])
      return node && plainOf(node)
    }
    expect(curricula.map(({ id }) => stagesIn(files[`curricula/${id}.yaml`] ?? ''))).toEqual(
      curricula.map((preset) => stagesIn(textOf(preset))),
    )
  })
})
