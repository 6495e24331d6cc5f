import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultLine } from '../../shared/scanner-choices.ts'
import { placeOf, readEnvironment } from '../../electron/workplace/environment.ts'

describe('Where the counter lives', () => {
  it('is where the environment says, and nowhere else', () => {
    const environment = readEnvironment({
      COUNTER_DATA_DIR: 'somewhere/here',
      COUNTER_KEYCHAIN_SERVICE: 'Shop 12',
      CICOPASS_URL: 'http://127.0.0.1:1',
      COUNTER_SCANNER: '/dev/ttyS9',
      COUNTER_LANG: 'en_GB.UTF-8',
      COUNTER_LOG_LEVEL: 'warn',
    })
    expect(environment).toEqual({
      dataFolder: resolve('somewhere/here'),
      keychainService: 'Shop 12',
      cicopassUrl: 'http://127.0.0.1:1',
      cyclesoftwareUrl: null,
      scanners: [
        {
          path: '/dev/ttyS9',
          vendorId: null,
          productId: null,
          serialNumber: null,
          line: defaultLine,
        },
      ],
      language: 'en',
      logLevel: 'warn',
    })
  })

  it('takes an empty variable for one that is not set', () => {
    const environment = readEnvironment({ COUNTER_DATA_DIR: ' ', CICOPASS_URL: '' }, '/usual')
    expect(environment).toMatchObject({ dataFolder: resolve('/usual'), cicopassUrl: null })
  })

  it('has its own place and its own secrets for training', () => {
    const environment = readEnvironment({}, '/usual')
    const [shop, training] = [placeOf(environment, 'shop'), placeOf(environment, 'training')]
    expect(shop.folder).not.toBe(training.folder)
    expect(shop.keychainService).not.toBe(training.keychainService)
  })
})
