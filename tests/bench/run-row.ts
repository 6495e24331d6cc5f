import process from 'node:process'
import { pathToFileURL } from 'node:url'
import type { Bench } from './row.ts'

const module = (await import(pathToFileURL(process.argv[2] ?? '').href)) as { bench: Bench }
process.stdout.write(JSON.stringify(await module.bench()))
