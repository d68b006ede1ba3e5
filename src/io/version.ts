import { version } from '../../package.json'

/** The program as recipes and `--version` name it. */
export const TOOL = `Strata ${version}`
