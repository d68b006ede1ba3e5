import { writeFile } from 'node:fs/promises'
import { ComparePage } from './pages/compare-page.ts'
import { expect, test } from './pages/fixtures.ts'

/** As Pydantic 1 prints `LoggingConfig`, which has an integer `every` of at least 1 and an optional `folder`. */
const LOGGING = `{
  "title": "LoggingConfig",
  "description": "Where the run writes what it did.",
  "type": "object",
  "properties": {
    "every": {
      "title": "Steps between lines",
      "minimum": 1,
      "type": "integer"
    },
    "folder": {
      "title": "Folder",
      "default": "runs",
      "type": "string"
    }
  },
  "required": [
    "every"
  ],
  "additionalProperties": false
}
`

/** As Pydantic 2 prints a class for a block of the section model. */
const NAIVE = JSON.stringify({
  additionalProperties: false,
  properties: {
    period: { default: 288, exclusiveMinimum: 0, title: 'Period', type: 'integer' },
    statistic: { $ref: '#/$defs/Statistic', default: 'last' },
  },
  title: 'SeasonalNaiveConfig',
  type: 'object',
  $defs: { Statistic: { enum: ['last', 'mean'], title: 'Statistic', type: 'string' } },
})

test('V11 a schema dropped on the app is a section to edit with', async ({ compose, page }) => {
  await compose.openExperiment('ablation_dropout')
  await compose.drop('logging.json', LOGGING)
  const dialog = page.getByRole('dialog', { name: 'Register a schema' })
  await expect(dialog.getByRole('radio', { name: /^A kind of Model/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /^A section of its own/ })).toBeChecked()
  await expect(dialog.getByRole('textbox', { name: 'Key' })).toHaveValue('logging')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Registered schemas/logging.json as the section logging.')).toBeVisible()

  const section = page.getByRole('region', { name: 'Logging' })
  await section.getByRole('textbox', { name: 'Folder', exact: true }).fill('runs/today')
  await section.getByRole('textbox', { name: 'Folder', exact: true }).press('Enter')
  await compose.find('logging.folder')
  await compose.expectValue('logging.folder', 'runs/today', 'experiments/ablation_dropout.yaml line')
  const problems = await compose.openProblems()
  await expect(problems.getByText('the key every is missing')).toBeVisible()

  const every = section.getByRole('textbox', { name: 'Steps between lines', exact: true })
  await every.fill('0')
  await every.press('Enter')
  await expect(problems.getByText('the int 0 is out of range: expected at least 1')).toBeVisible()
  await every.fill('50')
  await every.press('Enter')
  await expect(problems.getByText('is out of range')).toBeHidden()
  expect(await compose.contents('experiments/ablation_dropout.yaml')).toMatch(/logging:\s*folder: runs\/today\s*every: 50/)
})

test('V11 a schema picked in the palette is a kind of model, and one undo takes it back', async ({ compose, page }) => {
  await compose.openExperiment('ablation_dropout')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /Search keys/ })).toBeFocused()
  // Before the text: to be told of choosers takes the browser a moment, and Enter gives it none.
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.type('register a model')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: 'naive.json', mimeType: 'application/json', buffer: Buffer.from(NAIVE) })
  const dialog = page.getByRole('dialog', { name: 'Register a schema' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('SeasonalNaive')
  await dialog.getByRole('textbox', { name: 'Key of its block' }).fill('naive')
  await dialog.getByRole('button', { name: 'Register' }).click()

  const model = page.getByRole('region', { name: 'Model', exact: true })
  await model.getByRole('combobox', { name: 'Model', exact: true }).selectOption({ label: 'SeasonalNaive' })
  await compose.expectValue('model.name', 'SeasonalNaive', 'experiments/ablation_dropout.yaml line')
  await expect((await compose.openProblems()).getByText('the key naive is missing')).toBeVisible()
  await expect(model.getByRole('textbox', { name: 'Period', exact: true })).toBeVisible()

  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(
    model.getByRole('combobox', { name: 'Model', exact: true }).getByRole('option', { name: 'SeasonalNaive' }),
  ).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'naive.json', exact: true })).toHaveCount(0)
})

for (const [name, text] of [
  ['broken.json', '{"type": "object", "properties": {'],
  ['choices.json', '{"enum": ["a"]}'],
] as const)
  test(`V11 what may be a schema, ${name}, leaves the workspace open when it is dropped`, async ({ compose, page }, info) => {
    await writeFile(info.outputPath(name), text)
    await compose.openExperiment('ablation_dropout')
    await compose.dropFromDisk(info.outputPath(name))
    await expect(page.getByText(`${name} was dropped here: what is it for?`)).toBeVisible()
    for (const label of ['Workspace social-xlstm', 'Compare it with what is open', 'Open it alone'])
      await expect(page.getByRole('button', { name: label })).toBeVisible()
    await page.getByRole('button', { name: 'Register it as a schema' }).click()
    const dialog = page.getByRole('dialog', { name: 'Register a schema' })
    await dialog.getByRole('radio', { name: /^A section of its own/ }).check()
    await dialog.getByRole('button', { name: 'Register' }).click()
    await expect(page.getByText(`Registered schemas/${name} as the section`)).toBeVisible()
    if (name !== 'broken.json') return
    const problem = (await compose.openProblems()).getByRole('listitem').filter({ hasText: 'the file ends within a map' })
    await expect(problem.getByRole('button', { name: 'line 1 of schemas/broken.json' })).toBeVisible()
  })

test('V11 a config that is dropped is compared or opened as asked, and a file that is not text is refused', async ({
  compose,
  page,
}, info) => {
  await compose.openExperiment('ablation_dropout')
  await compose.drop('resolved.yaml', 'training: {epochs: 9}\n')
  await expect(page.getByText('resolved.yaml was dropped here: what is it for?')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Register it as a schema' })).toHaveCount(0)
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([new Uint8Array([0x61, 0x3a, 0xff])], 'latin.yaml'))
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  })
  await expect(page.getByText('latin.yaml is not taken: it is not UTF-8')).toBeVisible()
  await compose.drop('resolved.yaml', 'training: {epochs: 9}\n')
  await page.getByRole('button', { name: 'Compare it with what is open' }).click()
  await new ComparePage(page).expectSides('resolved.yaml (outside)', 'ablation_dropout')
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Compose' }).click()
  await writeFile(info.outputPath('resolved.yaml'), 'training: {epochs: 9}\n')
  await compose.dropFromDisk(info.outputPath('resolved.yaml'))
  await page.getByRole('button', { name: 'Open it alone' }).click()
  await expect(page.getByRole('button', { name: 'Workspace resolved.yaml' })).toBeVisible()
})
