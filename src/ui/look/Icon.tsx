/** Pictures of 16 by 16, drawn in the text's colour. They say nothing to assistive technology: a name stands beside them. */
const SHAPES = {
  down: 'M4.5 6.5 8 10l3.5-3.5',
  right: 'M6.5 4.5 10 8l-3.5 3.5',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'm10 3 3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.8v2.7h2.7',
  light:
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1',
  dark: 'M13 9.6A5.4 5.4 0 1 1 6.4 3 4.4 4.4 0 0 0 13 9.6',
  system: 'M2.5 3.5h11v7h-11zM6 13h4M8 10.5V13',
  close: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
  plus: 'M8 3.5v9M3.5 8h9',
  up: 'M4.5 9.5 8 6l3.5 3.5',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4m3 7.2 3.3 3.3',
  copy: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7',
  error: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M6 6l4 4M10 6l-4 4',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11v.4',
  info: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 7.3v3.4M8 5v.4',
  file: 'M4 2.5h5L12 5.5v8H4zM9 2.5v3h3',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  grip: 'M6 4.5h.01M10 4.5h.01M6 8h.01M10 8h.01M6 11.5h.01M10 11.5h.01',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  outline: 'M3 3.5h10M5.5 8H13M8 12.5h5M3 8h.01M5.5 12.5h.01',
  alone: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  swap: 'M3 5.5h9L9.5 3M13 10.5H4L6.5 13',
} as const

export type IconName = keyof typeof SHAPES | 'strata'

export function Icon({ name }: { readonly name: IconName }) {
  if (name === 'strata') return <Mark />
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[name]} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

function Mark() {
  return (
    <svg className="icon" width="18" height="16" viewBox="0 0 18 16" aria-hidden="true">
      <rect x="2" y="2" width="14" height="3" rx="1.2" fill="var(--layer-experiment)" />
      <rect x="1" y="6.5" width="14" height="3" rx="1.2" fill="var(--layer-data)" />
      <rect x="3" y="11" width="14" height="3" rx="1.2" fill="var(--layer-model)" />
    </svg>
  )
}
