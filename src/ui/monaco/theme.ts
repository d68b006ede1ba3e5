import { editor } from 'monaco-editor/editor'

/** Draws the editor in the colours of tokens.css, now and whenever the page's theme changes, until the returned function is called. */
export function followTheme(): () => void {
  applyTheme()
  const observer = new MutationObserver(applyTheme)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The value of a token of tokens.css; a colour of three digits, as a minifier leaves it, is written out with six for Monaco. */
export function token(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  return value.replace(/^#([\da-f])([\da-f])([\da-f])$/i, '#$1$1$2$2$3$3')
}

const THEME = 'strata'

function applyTheme(): void {
  const isDark = document.documentElement.dataset['theme'] === 'dark'
  editor.defineTheme(THEME, { base: isDark ? 'vs-dark' : 'vs', inherit: false, rules: tokenRules(), colors: colors() })
  editor.setTheme(THEME)
}

function tokenRules(): editor.ITokenThemeRule[] {
  const rule = (scope: string, name: string, fontStyle = ''): editor.ITokenThemeRule => {
    return { token: scope, foreground: token(name).replace('#', ''), fontStyle }
  }
  return [
    rule('', '--ink'),
    rule('key', '--ink'),
    rule('string', '--value-str'),
    rule('number', '--value-number'),
    rule('constant', '--value-word'),
    rule('date', '--layer-experiment'),
    rule('mark', '--layer-training'),
    rule('delimiter', '--faint'),
    rule('comment', '--faint', 'italic'),
  ]
}

/** What Monaco calls a colour, and the token it takes; two digits of opacity may follow. */
const COLORS: Readonly<Record<string, string>> = {
  foreground: '--ink',
  descriptionForeground: '--soft',
  'icon.foreground': '--soft',
  focusBorder: '--accent',
  'widget.border': '--line-strong',
  'widget.shadow': '--ink 14',
  'editor.background': '--panel',
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--faint',
  'editorLineNumber.activeForeground': '--ink',
  'editorCursor.foreground': '--accent',
  'editor.selectionBackground': '--accent 33',
  'editor.inactiveSelectionBackground': '--accent 1f',
  'editor.selectionHighlightBackground': '--accent 1a',
  'editor.wordHighlightBackground': '--accent 17',
  'editor.wordHighlightStrongBackground': '--accent 22',
  'editor.wordHighlightTextBackground': '--accent 17',
  'editor.lineHighlightBackground': '--hover',
  'editor.lineHighlightBorder': '--panel 00',
  'editor.findMatchBackground': '--warning 55',
  'editor.findMatchHighlightBackground': '--warning 2b',
  'editor.findMatchBorder': '--warning',
  'editor.rangeHighlightBackground': '--accent 14',
  'editor.hoverHighlightBackground': '--accent 17',
  'editor.foldBackground': '--accent 10',
  'diffEditor.border': '--line',
  'diffEditor.diagonalFill': '--line',
  'diffEditor.insertedLineBackground': '--layer-data 0d',
  'diffEditor.insertedTextBackground': '--layer-data 1a',
  'diffEditor.removedLineBackground': '--error 0d',
  'diffEditor.removedTextBackground': '--error 1a',
  'diffEditor.unchangedCodeBackground': '--ground',
  'diffEditor.unchangedRegionBackground': '--ground',
  'diffEditor.unchangedRegionForeground': '--soft',
  'diffEditor.unchangedRegionShadow': '--panel 00',
  'editorBracketMatch.background': '--accent 1f',
  'editorBracketMatch.border': '--accent 66',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line-strong',
  'editorGutter.background': '--panel',
  'editorGutter.foldingControlForeground': '--soft',
  'editorLink.activeForeground': '--accent',
  'editorError.foreground': '--error',
  'editorWarning.foreground': '--warning',
  'editorInfo.foreground': '--info',
  'editorLightBulb.foreground': '--warning',
  'editorLightBulbAutoFix.foreground': '--accent',
  'editorMarkerNavigation.background': '--raised',
  'editorMarkerNavigationError.background': '--error',
  'editorMarkerNavigationWarning.background': '--warning',
  'editorMarkerNavigationInfo.background': '--info',
  'editorOverviewRuler.border': '--panel',
  'editorOverviewRuler.errorForeground': '--error',
  'editorOverviewRuler.warningForeground': '--warning',
  'editorOverviewRuler.infoForeground': '--info',
  'editorWidget.background': '--raised',
  'editorWidget.foreground': '--ink',
  'editorWidget.border': '--line-strong',
  'editorHoverWidget.background': '--raised',
  'editorHoverWidget.foreground': '--ink',
  'editorHoverWidget.border': '--line-strong',
  'editorHoverWidget.statusBarBackground': '--ground',
  'editorSuggestWidget.background': '--raised',
  'editorSuggestWidget.foreground': '--ink',
  'editorSuggestWidget.border': '--line-strong',
  'editorSuggestWidget.selectedBackground': '--accent-tint',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.selectedIconForeground': '--ink',
  'editorSuggestWidget.highlightForeground': '--accent',
  'editorSuggestWidget.focusHighlightForeground': '--accent',
  'list.hoverBackground': '--hover',
  'list.focusBackground': '--accent-tint',
  'list.focusForeground': '--ink',
  'list.focusHighlightForeground': '--accent',
  'list.highlightForeground': '--accent',
  'list.activeSelectionBackground': '--accent-tint',
  'list.activeSelectionForeground': '--ink',
  'list.inactiveSelectionBackground': '--hover',
  'input.background': '--panel',
  'input.foreground': '--ink',
  'input.border': '--line-strong',
  'input.placeholderForeground': '--faint',
  'inputOption.activeBackground': '--accent-tint',
  'inputOption.activeForeground': '--ink',
  'inputOption.activeBorder': '--accent',
  'menu.background': '--raised',
  'menu.foreground': '--ink',
  'menu.border': '--line-strong',
  'menu.selectionBackground': '--accent-tint',
  'menu.selectionForeground': '--ink',
  'menu.separatorBackground': '--line',
  'peekView.border': '--accent',
  'peekViewEditor.background': '--panel',
  'peekViewEditor.matchHighlightBackground': '--warning 33',
  'peekViewResult.background': '--ground',
  'peekViewResult.fileForeground': '--ink',
  'peekViewResult.lineForeground': '--soft',
  'peekViewResult.matchHighlightBackground': '--warning 33',
  'peekViewResult.selectionBackground': '--accent-tint',
  'peekViewResult.selectionForeground': '--ink',
  'peekViewTitle.background': '--ground',
  'peekViewTitleLabel.foreground': '--ink',
  'peekViewTitleDescription.foreground': '--soft',
  'scrollbarSlider.background': '--soft 33',
  'scrollbarSlider.hoverBackground': '--soft 55',
  'scrollbarSlider.activeBackground': '--soft 77',
  'textLink.foreground': '--accent',
  'textLink.activeForeground': '--accent',
  'textCodeBlock.background': '--ground',
  'textPreformat.foreground': '--ink',
  'textPreformat.background': '--hover',
  'badge.background': '--line-strong',
  'badge.foreground': '--ink',
  'button.background': '--accent',
  'button.foreground': '--accent-ink',
  'toolbar.hoverBackground': '--hover',
}

function colors(): Record<string, string> {
  return Object.fromEntries(Object.entries(COLORS).map(([name, value]) => [name, colorOf(value)]))
}

function colorOf(value: string): string {
  const [name = '', opacity = ''] = value.split(' ')
  return token(name) + opacity
}
