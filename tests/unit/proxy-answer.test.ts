import { expect, it } from 'vitest'
import { firstProxy } from '../../electron/shell/proxy-answer.ts'

it.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.example.com:8080', 'http://proxy.example.com:8080/'],
  ['PROXY proxy.example.com:8080; DIRECT', 'http://proxy.example.com:8080/'],
  ['HTTPS proxy.example.com:8443', 'https://proxy.example.com:8443/'],
  ['SOCKS5 localhost:1080; PROXY second.example.com:3128', 'http://second.example.com:3128/'],
  ['DIRECT; PROXY never.example.com:1', null],
  ['PROXY', null],
  ['nonsense here', null],
])('the system’s answer "%s" means the proxy %s', (answer, proxy) => {
  expect(firstProxy(answer)?.href ?? null).toBe(proxy)
})
