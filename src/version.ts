import { version } from '../package.json'

/** The program's version, as recipes and the command line give it. */
export const VERSION: string = version
