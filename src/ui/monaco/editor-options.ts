import type { editor } from 'monaco-editor/editor'
import type { Source } from '../../core/source.ts'
import { token } from './theme.ts'

/** How every text is edited: quiet, dense, and without guesses from words that merely stand nearby. */
export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  return {
    acceptSuggestionOnEnter: 'smart',
    automaticLayout: true,
    cursorBlinking: prefersStillness() ? 'solid' : 'blink',
    fixedOverflowWidgets: true,
    folding: true,
    fontFamily: token('--mono'),
    fontLigatures: false,
    fontSize: Number.parseFloat(token('--small')) || 12,
    glyphMargin: true,
    gotoLocation: { multipleDefinitions: 'peek', multiple: 'peek' },
    guides: { bracketPairs: false, indentation: true, highlightActiveIndentation: true },
    hideCursorInOverviewRuler: true,
    hover: { delay: 350 },
    // A bulb over the text would hide keys that stand far left: see fix-marks.ts.
    lightbulb: { enabled: 'off' as editor.ShowLightbulbIconMode },
    lineDecorationsWidth: 12,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    links: false,
    matchBrackets: 'near',
    minimap: { enabled: false },
    occurrencesHighlight: 'singleFile',
    overviewRulerBorder: false,
    overviewRulerLanes: 2,
    padding: { top: 8, bottom: 8 },
    quickSuggestions: { other: true, strings: true, comments: false },
    quickSuggestionsDelay: 60,
    renderControlCharacters: true,
    // Monaco would draw the last number too pale to read.
    renderFinalNewline: 'on',
    renderLineHighlight: 'line',
    scrollBeyondLastLine: false,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    'semanticHighlighting.enabled': false,
    showFoldingControls: 'mouseover',
    stickyScroll: { enabled: false },
    suggest: { showWords: false, showIcons: false, showStatusBar: false, insertMode: 'replace', localityBonus: false },
    // In a shadow root menus would not see the theme's colours.
    useShadowDOM: false,
    unusualLineTerminators: 'off',
    wordBasedSuggestions: 'off',
    wordWrap: 'off',
  }
}

/** What depends on the text that is shown. */
export function optionsOfText({ path, badUtf8At }: Source): editor.IEditorOptions {
  return { ariaLabel: `Text of ${path}`, readOnly: badUtf8At !== undefined }
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
