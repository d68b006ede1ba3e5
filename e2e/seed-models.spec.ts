import { cp } from 'node:fs/promises'
import { expect, test } from './pages/fixtures.ts'

for (const [name, from, to] of [
  ['seed_autoencoder', '65536', '131072'],
  ['seed_diffusion', '4194304', '2097152'],
] as const)
  test(`E1 a folder of no more than ${name}.json is known, opens without an error, and the form changes one value of its text`, async ({
    compose,
    page,
  }, info) => {
    const folder = info.outputPath('theirs')
    await cp(`cfgs/stable-audio/models/${name}.json`, `${folder}/${name}.json`)
    await compose.dropFromDisk(folder)
    await expect(page.getByText('It looks like stable-audio and is read that way.')).toBeVisible()
    await compose.expectValue('model.sample_size', from, 'line')
    await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
    const before = await compose.contents(`${name}.json`)
    const size = compose.field('Sample size').first()
    await size.fill(to)
    await size.press('Enter')
    expect(await compose.contents(`${name}.json`)).toBe(before.replace(`"sample_size": ${from}`, `"sample_size": ${to}`))
  })
