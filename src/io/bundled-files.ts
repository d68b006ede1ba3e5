/** The text of every file below cfgs/, by its path there. One chunk, loaded when first asked for. */
export const bundledTexts: Readonly<Record<string, string>> = import.meta.glob('../../cfgs/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
})
