// Signs what an update server serves: beside each feed (`latest*.yml`) goes its signature (`….yml.sig`).
// Whoever has only the server can then not offer a version of their own (docs/updates.md).
//
//   node build/sign-update.mjs --new-key <folder>                  a key pair, once
//   node build/sign-update.mjs --key <private.pem> <feed.yml>…     signs feeds

import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/**
 * The name goes before the text, as `electron/services/updates/signed-feed.ts` expects it.
 *
 * @param {{ name: string, text: string }} feed
 * @param {import('node:crypto').KeyObject} key Ed25519, private
 * @returns {string} in base64, one line
 */
export function signFeed({ name, text }, key) {
  return `${sign(null, Buffer.from(`${name}\n${text}`, 'utf8'), key).toString('base64')}\n`
}

/** @param {readonly string[]} words */
function main(words) {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { key: { type: 'string' }, 'new-key': { type: 'string' } },
    allowPositionals: true,
  })
  if (values['new-key'] !== undefined) {
    makeKeys(values['new-key'])
    return
  }
  if (values.key === undefined || positionals.length === 0) {
    throw new Error('Say --key <private.pem> and the feeds, or --new-key <folder>.')
  }
  const key = createPrivateKey(readFileSync(values.key))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${values.key} is not an Ed25519 key.`)
  for (const feed of positionals) {
    const text = readFileSync(feed, 'utf8')
    writeFileSync(`${feed}.sig`, signFeed({ name: basename(feed), text }, key))
    process.stdout.write(`${feed}.sig\n`)
  }
}

/** @param {string} folder */
function makeKeys(folder) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const places = {
    private: join(folder, 'update-key.private.pem'),
    public: join(folder, 'update-key.pem'),
  }
  for (const place of Object.values(places)) {
    if (existsSync(place)) throw new Error(`${place} is there already: a key is never overwritten.`)
  }
  writeFileSync(places.private, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  })
  writeFileSync(places.public, publicKey.export({ type: 'spki', format: 'pem' }))
  process.stdout.write(`${places.public}\n${places.private}: keep this one where no server is\n`)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
