import { flushSync } from 'react-dom'
import { nodeOf } from '../../core/config-node.ts'
import { printYaml } from '../../core/print/print.ts'
import type { Section } from '../../systems/system.ts'
import { sampleOf } from './sample-value.testing.ts'

/** A file in which every key of the section is set. */
export function textOf({ key, schema }: Section): string {
  return printYaml(nodeOf({ [key]: sampleOf(schema, schema) }, { kind: 'file', path: 'typed', text: '' }))
}

/** Opens a section and all that is folded in it, and closes the others. */
export function openOnly(title: string): void {
  for (const section of document.querySelectorAll<HTMLElement>('.form-section')) {
    const isIt = section.getAttribute('aria-label') === title
    const fold = section.querySelector<HTMLElement>('.form-section-head .form-fold')
    if (fold?.getAttribute('aria-expanded') !== String(isIt)) flushSync(() => fold?.click())
  }
  for (let round = 0; round < 9; round += 1) {
    const folds = document.querySelectorAll<HTMLElement>('.form-section-body [aria-expanded="false"]:not(.form-help)')
    for (const fold of folds) flushSync(() => fold.click())
  }
}
