import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { formatPath } from '../../core/path.ts'
import { redo, replaceTexts, setTarget, undo } from '../../workspace/commands.ts'
import { dispatch } from '../../workspace/session-store.ts'
import { openAlone, revealField, setView, view } from '../view.ts'
import { openForm } from './form.testing.tsx'
import { pathOf } from './form-session.testing.ts'
import { loadNested, nestedFiles } from './nested-system.testing.ts'

beforeAll(loadNested)
afterEach(cleanup)

const EXPERIMENT = 'experiments/one.yaml'
const open = (own: string = nestedFiles[EXPERIMENT]) =>
  openForm({ files: { ...nestedFiles, [EXPERIMENT]: own }, stack: [EXPERIMENT] })
const above = (text: string) => `includes: [../models/base.yaml]\nmodel:\n  net: ${text}\n`
const button = (name: string) => page.getByRole('button', { name, exact: true })
const textbox = (name: string) => page.getByRole('textbox', { name, exact: true })
const crumbs = () =>
  page
    .getByRole('navigation', { name: 'Where in the form' })
    .getByRole('listitem')
    .elements()
    .map((element) => element.textContent)

describe('blocks', () => {
  test('start closed when they are deep, unless they hold something that is set here', async () => {
    await open()
    await expect.element(button('Pretransform').first()).toHaveAttribute('aria-expanded', 'true')
    await expect.element(textbox('Latent size')).toHaveValue('256')
    expect(textbox('Latent size').elements()).toHaveLength(1)
    await expect.element(button('Decoder').nth(0)).toHaveAttribute('aria-expanded', 'false')
    await expect.element(page.getByText('2→64 · strides 4 4 8 8')).toBeVisible()
  })

  test('with a problem in them start open, and every head around counts it', async () => {
    await open(above('{encoder: {config: {heads: many}}}'))
    await expect.element(textbox('Heads')).toHaveValue('many')
    expect(page.getByText(/^1 problem, the worst of them an error$/).elements()).toHaveLength(4)
  })

  test('open and close by the arrows, and left on a closed one goes to the head around it', async () => {
    await open()
    const encoder = button('Encoder').first()
    ;(encoder.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(encoder).toHaveAttribute('aria-expanded', 'true')
    await expect.element(textbox('Heads')).toBeVisible()
    await userEvent.keyboard('{ArrowLeft}')
    expect(textbox('Heads').elements()).toEqual([])
    await userEvent.keyboard('{ArrowLeft}')
    await expect.element(button('Net')).toHaveFocus()
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.element(page.getByRole('button', { name: /^Model/ })).toHaveFocus()
  })

  test('stay as they were left, in every layer', async () => {
    const { store } = await open()
    await userEvent.click(button('Encoder').first())
    dispatch(store, (session) => setTarget(session, 'models/base.yaml'))
    await expect.element(textbox('Heads')).toHaveValue('4')
    dispatch(store, (session) => setTarget(session, EXPERIMENT))
    await expect.element(button('Encoder').first()).toHaveAttribute('aria-expanded', 'true')
  })

  test('do not open or close under the hands of who edits', async () => {
    const { store } = await open()
    await userEvent.click(button('Reset Latent size'))
    await expect.element(textbox('Latent size')).toHaveAttribute('placeholder', '128')
    const text = above('{decoder: {type: conv, config: {strides: no}}}')
    dispatch(store, (session) => replaceTexts(session, 'typed', { texts: [{ path: EXPERIMENT, text }] }))
    await expect.element(page.getByText(/problems?, the worst of them an error/).first()).toBeInTheDocument()
    await expect.element(button('Decoder').first()).toHaveAttribute('aria-expanded', 'false')
  })

  test('open for what a filter finds, and a row that something leads to', async () => {
    await open()
    setView({ filter: 'heads' })
    await expect.element(textbox('Heads')).toBeVisible()
    setView({ filter: '' })
    await expect.poll(() => textbox('Heads').elements()).toEqual([])
    revealField(pathOf('model.net.pretransform.config.pretransform.config.encoder.config.channels'))
    await expect.element(textbox('Channels').nth(1)).toHaveFocus()
    await expect.element(textbox('Channels').nth(1)).toHaveAttribute('placeholder', '1')
  })

  test('say what they are in their head, where another type is chosen', async () => {
    const { text } = await open()
    const type = page.getByRole('combobox', { name: 'Decoder: Type', exact: true }).first()
    await expect.element(type).toHaveDisplayValue('not set')
    await userEvent.selectOptions(type, 'attention · Attending')
    expect(text()).toContain('    decoder:\n      type: attention\n')
    ;(type.element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{Backspace}{/Alt}')
    expect(text()).toBe(nestedFiles[EXPERIMENT])
  })

  test('with nothing but a type cannot be opened', async () => {
    await open()
    await expect.element(page.getByRole('combobox', { name: 'Bottleneck: Type' }).first()).toHaveDisplayValue('inherit: vae')
    expect(page.getByRole('button', { name: 'Bottleneck', exact: true }).elements()).toEqual([])
  })

  test('E4 a block is taken out of the layer as a whole', async () => {
    const { text } = await open()
    await userEvent.click(button('Reset all of Pretransform').first())
    expect(text()).toBe('includes: [../models/base.yaml]\n')
  })
})

describe('E8 another type', () => {
  const DEEP = 'model.net.pretransform.config.pretransform.config.encoder'
  const own = above('{pretransform: {config: {pretransform: {config: {encoder: {config: {strides: [8]}}}}}}}')
  const type = (of: string) => page.getByRole('combobox', { name: `${of}: Type`, exact: true })

  test('four factories deep names what it does not use, takes it out on request, and brings it back', async () => {
    const { text } = await open(own)
    openAlone(pathOf(DEEP), pathOf(DEEP))
    await userEvent.selectOptions(type('Encoder'), 'attention · Attending')
    await expect.element(page.getByText(/^attention does not use config\.strides\. The values stay/)).toBeVisible()
    await userEvent.click(button(`Remove ${DEEP}.config.strides from this file`))
    expect(text()).not.toContain('strides')
    await userEvent.selectOptions(type('Encoder'), 'conv · Convolutional')
    await expect.element(textbox('Strides')).toHaveValue('[8]')
    expect(page.getByText(/does not use/).elements()).toEqual([])
  })

  test('in an item of a list does so too, and says where else a value stands', async () => {
    const { text } = await open()
    const item = page.getByRole('group', { name: 'Conditioner 2, seconds' })
    await userEvent.selectOptions(item.getByRole('combobox', { name: 'Type' }), 'text')
    await expect.element(page.getByText(/^text does not use config\.min, config\.max\./)).toBeVisible()
    await userEvent.click(button('Remove 2 keys from this file'))
    expect(text()).not.toContain('512')
    await userEvent.selectOptions(item.getByRole('combobox', { name: 'Type' }), 'number')
    await expect.poll(text).toContain('max: 512')
  })

  test('of a block of another layer is told where its values are', async () => {
    await open()
    await userEvent.selectOptions(type('Encoder').first(), 'conv · Convolutional')
    await expect.element(page.getByText(/config\.heads stands in models\/base\.yaml\.$/)).toBeVisible()
    expect(
      page
        .getByRole('button', { name: /^Remove/ })
        .elements()
        .map((one) => one.textContent),
    ).toEqual(['', ''])
  })
})

describe('a list whose items have types', () => {
  test('asks for the type of an item to add, tells about each, and writes nothing but the type', async () => {
    const { text } = await open('includes: [../models/base.yaml]\nmodel:\n  conditioning:\n    configs: []\n')
    await userEvent.click(button('Add conditioner'))
    const types = page
      .getByRole('menuitem')
      .elements()
      .map((element) => element.textContent)
    expect(types).toEqual(['textWords, as a text model reads them.', 'numberOne number, such as seconds.'])
    await userEvent.keyboard('{ArrowDown}{Enter}')
    expect(text()).toContain('    configs:\n      - type: number\n')
    await expect.element(textbox('Id')).toHaveFocus()
    await expect.element(textbox('Id')).toHaveAttribute('placeholder', 'fill in text')
    await expect.element(page.getByRole('group', { name: 'Conditioner 1, number' })).toBeVisible()
    await userEvent.click(button('Write {}'))
    expect(text()).toContain('      - type: number\n        config: {}\n')
  })

  test('P3 E10 shows the defaults of what an item does not set, and keeps its config when the last key in it is reset', async () => {
    const { text } = await open(
      'includes: [../models/base.yaml]\nmodel:\n  conditioning:\n    configs:\n      - id: a\n        type: number\n        config:\n          max: 2\n',
    )
    await expect.element(textbox('Min')).toHaveAttribute('placeholder', '0.0')
    ;(textbox('Max').element() as HTMLElement).focus()
    await userEvent.keyboard('{Alt>}{Backspace}{/Alt}')
    await expect.poll(text).toContain('        type: number\n        config: {}\n')
    await expect.element(textbox('Max')).toHaveAttribute('placeholder', '1.0')
    expect(page.getByText(/is missing/).elements()).toEqual([])
  })

  test('is filtered by what its items say: they are shown opened, with the rows that were found alone', async () => {
    await open()
    setView({ filter: 'max' })
    await expect.element(textbox('Max')).toHaveAttribute('placeholder', '512')
    expect(textbox('Min').elements()).toEqual([])
    expect(page.getByRole('group', { name: /^Conditioner \d/ }).elements()).toHaveLength(1)
    setView({ filter: 'conditioners' })
    await expect.poll(() => page.getByRole('group', { name: /^Conditioner \d/ }).elements().length).toBe(2)
  })
})

describe('a block alone', () => {
  const ENCODER = 'model.net.pretransform.config.encoder'

  test('is the whole form, with the way back above it', async () => {
    await open()
    await userEvent.hover(button('Encoder').nth(1))
    await userEvent.click(button('Open Encoder alone').nth(1))
    expect(crumbs()).toEqual(['Whole form', 'Model', 'Net', 'Pretransform', 'Encoder'])
    expect(
      page
        .getByRole('textbox')
        .elements()
        .map(({ id }) => id),
    ).toEqual(
      ['scale', 'config/channels', 'config/latent', 'config/strides'].map(
        (key) => `field/model/net/pretransform/config/encoder/${key}`,
      ),
    )
    await expect.element(page.getByRole('combobox', { name: 'Encoder: Type' })).toHaveDisplayValue('inherit: conv')
  })

  test('each step leads back, and tells in short what is there', async () => {
    await open()
    openAlone(pathOf(ENCODER), pathOf(ENCODER))
    await expect.element(button('Pretransform')).toHaveAttribute('title', 'ratio 1024')
    await userEvent.click(button('Pretransform'))
    expect(crumbs().at(-1)).toBe('Pretransform')
    await expect.element(button('Autoencoder').first()).toHaveFocus()
    await userEvent.click(button('Whole form'))
    expect(page.getByRole('navigation').elements()).toEqual([])
    await expect.element(page.getByRole('region', { name: 'Training' })).toBeVisible()
    await expect.element(button('Pretransform').first()).toHaveFocus()
  })

  test('Escape and Alt ← lead one step up, but Escape in a draft takes the draft back first', async () => {
    const { text } = await open()
    openAlone(pathOf(ENCODER), pathOf(`${ENCODER}.config.latent`))
    await expect.element(textbox('Latent size')).toHaveFocus()
    await userEvent.fill(textbox('Latent size'), '2x')
    await userEvent.keyboard('{Escape}')
    await expect.element(textbox('Latent size')).toHaveValue('256')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => crumbs().at(-1)).toBe('Pretransform')
    await expect.element(button('Encoder').first()).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    await expect.poll(() => crumbs().at(-1)).toBe('Net')
    expect(text()).toBe(nestedFiles[EXPERIMENT])
  })

  test('stays through edits, undo and another layer', async () => {
    const { store, text } = await open()
    openAlone(pathOf(ENCODER), pathOf(ENCODER))
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Encoder: Type' }), 'attention · Attending')
    await expect.element(textbox('Heads')).toBeVisible()
    dispatch(store, undo)
    await expect.element(textbox('Strides')).toBeVisible()
    expect(text()).toBe(nestedFiles[EXPERIMENT])
    dispatch(store, redo)
    dispatch(store, (session) => setTarget(session, 'models/base.yaml'))
    await expect.poll(() => crumbs().at(-1)).toBe('Encoder')
  })

  test('ends when it is no longer there', async () => {
    const { store } = await open()
    openAlone(pathOf(ENCODER), pathOf(ENCODER))
    await expect.poll(() => crumbs().at(-1)).toBe('Encoder')
    const text = above('{pretransform: {type: patched}}')
    dispatch(store, (session) => replaceTexts(session, 'typed', { texts: [{ path: EXPERIMENT, text }] }))
    await expect.element(page.getByRole('region', { name: 'Training' })).toBeVisible()
    expect(view.getState().alone).toBeUndefined()
  })

  test('gives way to a row elsewhere that something leads to, and stays for one inside', async () => {
    await open()
    openAlone(pathOf(ENCODER), pathOf(ENCODER))
    revealField(pathOf(`${ENCODER}.config.strides`))
    await expect.element(textbox('Strides')).toHaveFocus()
    expect(formatPath(view.getState().alone ?? [])).toBe(ENCODER)
    revealField(pathOf('training.steps'))
    await expect.element(textbox('Steps')).toHaveFocus()
    expect(view.getState().alone).toBeUndefined()
  })

  test('can be an item of a list, or a section', async () => {
    await open()
    openAlone(pathOf('model.conditioning.configs[1]'), pathOf('model.conditioning.configs[1]'))
    await expect.poll(crumbs).toEqual(['Whole form', 'Model', 'Conditioning', 'Conditioners', '2 seconds'])
    await expect.element(textbox('Id')).toHaveAttribute('placeholder', 'seconds')
    await userEvent.click(button('Conditioners'))
    await expect.element(page.getByRole('group', { name: 'Conditioner 1, prompt' })).toBeVisible()
    await userEvent.click(button('Model'))
    await expect.element(button('Conditioning')).toBeVisible()
    expect(textbox('Steps').elements()).toEqual([])
  })
})
