import { describe, expect, test, vi } from 'vitest'
import { filesOf } from '../core/compose/composition.testing.ts'
import type { Rules } from './rules.ts'

// As they are before anything has loaded a system: tests of other files may have.
vi.resetModules()
const { includes } = await import('../core/links/includes.ts')
const { readManifest } = await import('../systems/manifest/manifest.ts')
const { loadSystem, loadSystems, systemById } = await import('../systems/registry.ts')
const { openStack, replaceTexts } = await import('./commands.ts')
const { derive } = await import('./derive.ts')
const { rulesFor, rulesOf } = await import('./rules.ts')
const { sessionOf } = await import('./session.testing.ts')

const early = { files: filesOf({ 'strata.yaml': 'system: social-xlstm' }), guessed: source('') }
const before = rulesOf(early)
await loadSystem('social-xlstm')

function source(text: string): { readonly kind: 'file'; readonly path: string; readonly text: string } {
  return { kind: 'file', path: 'strata.yaml', text }
}

function rules(manifest: string): Rules {
  return rulesFor(readManifest(source(manifest)), new Map())
}

describe('what a manifest gives', () => {
  test('nothing: no system, includes are followed, any file is of the kind file', () => {
    const { system, options, issues } = rules('')
    expect([system.id, options.dialect, options.precedence, options.mountedAt, issues]).toEqual(['none', 'pyyaml', [], '', []])
    expect(options.linkers).toEqual([includes])
    expect(options.kindOf('models/a.yaml')).toBe('file')
  })

  test('a system: its layers, links and dialect', () => {
    const { system, options } = rules('system: social-xlstm')
    expect([system.id, options.dialect, options.precedence]).toEqual([
      'social-xlstm',
      'pyyaml',
      ['model', 'data', 'training', 'experiment'],
    ])
    expect(options.kindOf('social_pooling/a.yaml')).toBe('model')
    expect(options.linkers.map(({ keys }) => keys.refs)).toEqual(['configs', 'includes'])
  })

  test('its own dialect, layers, links and mounted_at in place of the system’s', () => {
    const { options } = rules(
      'system: social-xlstm\ndialect: omegaconf\nmounted_at: ./conf/\nlinks: [includes, profile: runs/]\nlayers: {base: b, run: [r/top, r]}\n',
    )
    expect([options.dialect, options.precedence, options.mountedAt]).toEqual(['omegaconf', ['base', 'run'], 'conf'])
    expect(options.linkers.map(({ keys }) => keys.refs)).toEqual(['includes', 'configs'])
    expect(options.linkers.map(({ governs }) => governs('x/runs/a.yaml'))).toEqual([true, true])
  })

  test('L4 path keys, each with the kind of the files that stand where it mounts them', () => {
    const { options } = rules(
      'links: [includes, {mounts: {model_config: model, val_config: val}}]\nlayers: {model: {folders: models, mount: model}}\n',
    )
    expect(options.linkers).toEqual([includes])
    expect(options.mounts).toEqual([
      { key: 'model_config', at: ['model'], kind: 'model' },
      { key: 'val_config', at: ['val'] },
    ])
  })

  test('an unknown system: an issue, and no system', () => {
    const { system, issues } = rules('system: social-lstm')
    expect([system.id, issues.map(({ code }) => code)]).toEqual(['none', ['manifest']])
  })

  test.each<[string, string, string, string]>([
    ['the folder of a layer', '{a: one}', 'one/x.yaml', 'a'],
    ['below it', '{a: one}', 'one/two/x.yaml', 'a'],
    ['not a folder that begins alike', '{a: one}', 'one2/x.yaml', 'file'],
    ['the deeper folder wins', '{a: one, b: one/two}', 'one/two/x.yaml', 'b'],
    ['in whichever order', '{b: one/two, a: one}', 'one/two/x.yaml', 'b'],
    ['. is every folder', '{a: ., b: one}', 'x.yaml', 'a'],
    ['but any other is deeper', '{a: ., b: one}', 'one/x.yaml', 'b'],
    ['no folder at all', '{a: one}', 'x.yaml', 'file'],
    ['one file by its path', '{a: x.yaml}', 'x.yaml', 'a'],
  ])('kindOf: %s', (_, layers, path, kind) => {
    expect(rules(`layers: ${layers}`).options.kindOf(path)).toBe(kind)
  })

  test.each<[string, string, string, boolean]>([
    ['YAML', '[]', 'a/x.yaml', true],
    ['YAML by its short name', '[]', 'x.yml', true],
    ['JSON', '[]', 'x.json', true],
    ['anything else is none', '[]', 'x.txt', false],
    ['nor is a name that only ends alike', '[]', 'xyaml', false],
    ['nor strata.yaml', '[]', 'strata.yaml', false],
    ['but one in a folder is', '[]', 'a/strata.yaml', true],
    ['an ignored file is none', '[a/x.yaml]', 'a/x.yaml', false],
    ['nor one in an ignored folder', '[a/]', 'a/b/x.yaml', false],
    ['however it is written', '[./a]', 'a/x.yaml', false],
    ['but one in a folder that begins alike is', '[a]', 'ab/x.yaml', true],
    ['and one that begins alike', '[x]', 'x.yaml', true],
    ['and one in another folder of that name', '[a]', 'b/a/x.yaml', true],
    ['nothing ignores nothing', "['']", 'x.yaml', true],
  ])('isConfig: %s', (_, ignore, path, isConfig) => {
    expect(rules(`ignore: ${ignore}`).options.isConfig(path)).toBe(isConfig)
  })
})

describe('which manifest holds', () => {
  const guess = 'dialect: yaml12'
  const guessed = sessionOf({ 'a.yaml': 'a: 1' }, { guess })
  const write = (text?: string) => replaceTexts(guessed, 'Write strata.yaml', { texts: [{ path: 'strata.yaml', text }] })

  test('the guess while there is none, the file once there is one, the guess again when it is gone', () => {
    const written = write('dialect: omegaconf')
    const removed = replaceTexts(written, 'Remove', { texts: [{ path: 'strata.yaml', text: undefined }] })
    expect([guessed, written, removed].map((session) => rulesOf(session).options.dialect)).toEqual([
      'yaml12',
      'omegaconf',
      'yaml12',
    ])
    expect(rulesOf(removed)).toBe(rulesOf(guessed))
  })

  test('its issues stand in it', () => {
    const { issues } = rulesOf(write('dialekt: pyyaml\n'))
    expect(issues.map(({ code, origin }) => [code, origin.source.path, origin.start])).toEqual([
      ['unknown-key', 'strata.yaml', 0],
    ])
  })

  test('the same object for the same text, whatever else changes; for an unknown system too', () => {
    const session = write('system: nonsense')
    const edited = replaceTexts(session, 'Edit', { texts: [{ path: 'a.yaml', text: 'a: 2' }] })
    expect(rulesOf(edited)).toBe(rulesOf(session))
    expect(rulesOf(write('system: none'))).not.toBe(rulesOf(session))
  })

  test('read anew once its system has been loaded', () => {
    expect(before.system.id).toBe('none')
    expect(systemById('social-xlstm')?.id).toBe('social-xlstm')
    expect(rulesOf(early).system.id).toBe('social-xlstm')
    expect(rulesOf(early)).toBe(rulesOf(early))
  })
})

describe('V9 schemas that a manifest registers', async () => {
  const LOGGING = '{"type": "object", "properties": {"folder": {"type": "string"}}}'
  const opened = sessionOf({
    'strata.yaml': 'schemas: {logging: schemas/logging.json}\n',
    'schemas/logging.json': LOGGING,
    'schemas/other.json': '{}',
    'a.yaml': 'logging: {folder: 3}\n',
  })
  const unready = rulesOf(opened)
  await loadSystems()
  const write = (path: string, text: string | undefined) => replaceTexts(opened, 'Edit', { texts: [{ path, text }] })
  const keysOf = (session: typeof opened) => Object.keys(rulesOf(session).system.sections[0]?.schema.properties ?? {})

  test('are awaited until what reads them is loaded', () => {
    expect([unready.isAwaited, unready.system.sections, unready.options.isConfig('schemas/logging.json')]).toEqual([
      true,
      [],
      false,
    ])
    expect([rulesOf(opened).isAwaited, keysOf(opened)]).toEqual([false, ['folder']])
  })

  test('are no configs, and can be opened as text all the same', () => {
    const { isConfig, isDescription } = rulesOf(opened).options
    const paths = ['strata.yaml', 'schemas/logging.json', 'schemas/other.json', 'a.yaml']
    expect(paths.map((path) => [isConfig(path), isDescription(path)])).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [true, false],
    ])
  })

  test('are followed as they are edited, and forgotten as strata.yaml does', () => {
    expect(keysOf(write('schemas/logging.json', LOGGING.replace('folder', 'target')))).toEqual(['target'])
    expect(rulesOf(write('schemas/logging.json', '{')).issues.map(({ code }) => code)).toEqual(['json-syntax'])
    expect(rulesOf(write('schemas/logging.json', undefined)).issues.map(({ code }) => code)).toEqual(['schema-missing'])
    expect(rulesOf(write('strata.yaml', 'system: none\n')).system.sections).toEqual([])
  })

  test('are read once: a keystroke elsewhere changes nothing, and one in another schema leaves this one as it was', () => {
    expect(rulesOf(write('a.yaml', 'logging: {folder: x}\n'))).toBe(rulesOf(opened))
    const [section] = rulesOf(opened).system.sections
    const two = write('strata.yaml', 'schemas: {logging: schemas/logging.json, other: schemas/other.json}\n')
    const edited = replaceTexts(two, 'Edit', { texts: [{ path: 'schemas/other.json', text: '{"type": "string"}' }] })
    for (const session of [two, edited]) expect(rulesOf(session).system.sections[0]).toBe(section)
    expect(rulesOf(edited).system.sections[1]).not.toBe(rulesOf(two).system.sections[1])
  })

  test('what is wrong with them stands among the problems of every stack', () => {
    const broken = write('schemas/logging.json', '{"type": "text"}')
    const { issues } = derive(openStack(broken, ['a.yaml']))
    expect(issues.map(({ code, origin }) => `${code} ${origin.source.path}`)).toContain('schema-keyword schemas/logging.json')
  })
})
