import { z } from 'zod'
import { languages } from './language.ts'

/** Apart from the languages themselves: the window's first screen needs those, and loads no schemas. */
export const Language = z.enum(languages)
