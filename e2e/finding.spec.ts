import { expect, test } from './pages/fixtures.ts'

test('a key picked in the palette comes into sight in the result, and Escape closes its history', async ({ compose, page }) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await page.getByRole('tree', { name: 'Resolved config' }).press('Home')
  await compose.line('model').press('ArrowLeft')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Search keys/ }).fill(':model.xlstm.dropout')
  await page.keyboard.press('Enter')
  await expect(compose.line('model.xlstm.dropout')).toBeInViewport({ ratio: 1 })
  await expect(compose.history('model.xlstm.dropout')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Search keys/ }).fill(':experiment.name')
  await page.keyboard.press('Enter')
  await expect(compose.line('experiment.name')).toBeInViewport({ ratio: 1 })
  await page.getByRole('tree', { name: 'Resolved config' }).press('Escape')
  await expect(compose.history('experiment.name')).toHaveCount(0)
})

test('what is typed while the palette is still being fetched is searched for', async ({ compose, page }) => {
  const { promise, letThrough } = gate()
  await page.route(/\/Palette-[^/]*\.js$/, async (route) => {
    await promise
    await route.continue()
  })
  await compose.open()
  const field = compose.field('Epochs')
  await field.focus()
  const before = await field.inputValue()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dropout')
  letThrough()
  await expect(page.getByRole('combobox', { name: /Search keys/ })).toHaveValue('dropout')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('dropout')
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue(before)
})

test('a layer that is picked elsewhere comes into sight among the layers', async ({ compose, page }) => {
  await page.setViewportSize({ width: 1440, height: 480 })
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await page.getByRole('navigation', { name: 'Layers and files' }).hover()
  await page.mouse.wheel(0, 5000)
  await expect(compose.layer('experiment')).not.toBeInViewport()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Search keys/ }).fill('models/xlstm_base.yaml')
  await page.keyboard.press('Enter')
  await expect(compose.layer('model')).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('main').getByRole('button', { name: /^Model / })).toBeFocused()
})

test('problems stand below the names of their files, fold away, and close by Escape', async ({ compose, page }) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  const problems = await compose.openProblems()
  const file = problems.getByRole('region', { name: 'models/xlstm_base.yaml' })
  await expect(file.getByRole('listitem')).toHaveCount(2)
  await file.getByRole('button', { name: /^models\/xlstm_base.yaml 2 warnings$/ }).click()
  await expect(file.getByRole('listitem')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(problems).toHaveCount(0)
})

test('the height of the problems is remembered, though they were closed in between', async ({ compose, page }) => {
  const problems = await compose.openProblems()
  const before = await heightOf(problems)
  const split = page.getByRole('separator', { name: 'Height of the problems' })
  for (let i = 0; i < 3; i += 1) await split.press('ArrowUp')
  const after = await heightOf(problems)
  expect(after).toBeGreaterThan(before + 20)
  await page.keyboard.press('Control+j')
  await compose.open()
  await compose.openProblems()
  await expect.poll(() => heightOf(problems)).toBeCloseTo(after, -1)
})

test('while a text is broken the result from before stays, and says so', async ({ compose, page }) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await compose.show('Text')
  await expect(page.getByRole('code')).toBeVisible()
  await compose.text('experiments/xlstm_multi_vd_experiment.yaml').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('unfinished')
  await expect(page.getByText('cannot be read. This is the result from before.')).toBeVisible()
  await compose.expectValue('model.xlstm.num_blocks', '8')
  await page.getByRole('button', { name: /^Undo: / }).click()
  await expect(page.getByText('This is the result from before.')).toHaveCount(0)
  await compose.expectValue('model.xlstm.num_blocks', '8')
})

function gate(): { readonly promise: Promise<void>; readonly letThrough: () => void } {
  let letThrough = (): void => undefined
  const promise = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  return { promise, letThrough: () => letThrough() }
}

async function heightOf(region: { boundingBox: () => Promise<{ height: number } | null> }): Promise<number> {
  return (await region.boundingBox())?.height ?? 0
}
