import { expect, test } from '@jest/globals'
import { readSettings } from '../../../services/shared/settings.ts'

const secret = 'a secret of at least thirty-two characters'

test('without any variable there is a setting for everything', () => {
  expect(readSettings([], {})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    cloudPort: 4566,
    dataDir: '.routo',
    logLevel: 'info',
    trustProxy: [],
    signUp: 'open',
    introspection: 'everyone',
    webhookAllow: [],
  })
})

test('each variable sets something', () => {
  const env = {
    ROUTO_HOST: '0.0.0.0',
    ROUTO_PORT: '0',
    ROUTO_DATA_DIR: '/var/lib/routo',
    MONGODB_URI: 'mongodb+srv://user:pass@cluster.example/routo',
    ROUTO_SECRET: secret,
    ROUTO_LOG_LEVEL: 'debug',
    ROUTO_SIGN_UP: 'closed',
    ROUTO_INTROSPECTION: 'off',
    ROUTO_PROJECTS_URL: 'http://projects:4001/',
    ROUTO_DEPLOYMENTS_URL: 'https://deployments/base',
    ROUTO_METRICS_URL: 'http://127.0.0.1:4003',
    ROUTO_CLOUD_PORT: '4567',
    ROUTO_CLOUD_URL: 'http://cloud:4566/',
    ROUTO_AWS_ENDPOINT: 'http://127.0.0.1:5000/',
    ROUTO_WEBHOOK_ALLOW: 'localhost,10.0.0.7',
    ROUTO_TRUST_PROXY: '10.0.0.0/8, fd00::/8,loopback',
    PATH: '/bin',
  }
  expect(readSettings(['secret', 'projectsUrl'], env)).toEqual({
    host: '0.0.0.0',
    port: 0,
    dataDir: '/var/lib/routo',
    mongoUri: 'mongodb+srv://user:pass@cluster.example/routo',
    secret,
    logLevel: 'debug',
    signUp: 'closed',
    introspection: 'off',
    projectsUrl: 'http://projects:4001',
    deploymentsUrl: 'https://deployments/base',
    metricsUrl: 'http://127.0.0.1:4003',
    cloudPort: 4567,
    cloudUrl: 'http://cloud:4566',
    awsEndpoint: 'http://127.0.0.1:5000',
    webhookAllow: ['localhost', '10.0.0.7'],
    trustProxy: ['10.0.0.0/8', 'fd00::/8', 'loopback'],
  })
})

test('settings do not change', () => {
  expect(Object.isFrozen(readSettings([], {}))).toBe(true)
})

test('all mistakes are said together, each with what it has to be and an example', () => {
  const env = {
    ROUTO_PORT: '70000',
    ROUTO_HOST: 'not a host',
    ROUTO_LOG_LEVEL: 'loud',
    ROUTO_METRICS_URL: 'metrics:4003',
    ROUTO_SINGUP: 'closed',
  }
  expect(() => readSettings(['deploymentsUrl'], env)).toThrow(
    [
      'These settings are wrong:',
      '- ROUTO_SINGUP is no setting: is ROUTO_SIGN_UP meant?',
      '- ROUTO_DEPLOYMENTS_URL is not set, but this process needs it, for example ROUTO_DEPLOYMENTS_URL=http://deployments:4002',
      '- ROUTO_HOST is "not a host", but has to be an IP address or the name of a host, for example ROUTO_HOST=127.0.0.1',
      '- ROUTO_PORT is "70000", but has to be a whole number from 0 to 65535, for example ROUTO_PORT=4001',
      '- ROUTO_LOG_LEVEL is "loud", but has to be one of debug, info, warn, error, silent, for example ROUTO_LOG_LEVEL=info',
      '- ROUTO_METRICS_URL is "metrics:4003", but has to be a URL that begins with http:// or https://, for example ROUTO_METRICS_URL=http://metrics:4003',
    ].join('\n'),
  )
})

test.each(['-1', '65536', '4000.5', 'abc', '0x10', ' 4000', '1e3'])('%p is no port', (ROUTO_PORT) => {
  expect(() => readSettings([], { ROUTO_PORT })).toThrow('ROUTO_PORT is')
})

test.each(['true', '1', '10.0.0.0/33', '10.0.0.0/', '::1/129', '10.0.0.1/8/8', 'proxy.example', '1.5'])(
  '%p says nothing about proxies',
  (ROUTO_TRUST_PROXY) => {
    expect(() => readSettings([], { ROUTO_TRUST_PROXY })).toThrow('ROUTO_TRUST_PROXY is')
  },
)

test.each([
  ['ROUTO_SECRET', 'hunter2', 'at least 32 characters'],
  ['MONGODB_URI', 'postgres://user:hunter2@host/db', 'begins with mongodb://'],
])('a wrong %s is not repeated', (name, text, words) => {
  const read = () => readSettings([], { [name]: text })
  expect(read).toThrow(words)
  expect(read).not.toThrow('hunter2')
})

test('an empty variable is one that is not set', () => {
  expect(readSettings([], { ROUTO_PORT: '', ROUTO_SECRET: '' }).port).toBe(4000)
  expect(() => readSettings(['secret'], { ROUTO_SECRET: '' })).toThrow('ROUTO_SECRET is not set')
})

test.each([
  [{}, 'everyone'],
  [{ ROUTO_HOST: 'localhost' }, 'everyone'],
  [{ ROUTO_HOST: '::1' }, 'everyone'],
  [{ ROUTO_HOST: '0.0.0.0' }, 'signed-in'],
  [{ ROUTO_TRUST_PROXY: 'loopback' }, 'signed-in'],
  [{ MONGODB_URI: 'mongodb://127.0.0.1/routo' }, 'signed-in'],
  [{ ROUTO_HOST: '0.0.0.0', ROUTO_INTROSPECTION: 'everyone' }, 'everyone'],
  [{ ROUTO_INTROSPECTION: 'off' }, 'off'],
])('with %p the schema is for %s', (env, introspection) => {
  expect(readSettings([], env).introspection).toBe(introspection)
})

test('variables of other programs are left alone, also if they begin like ours', () => {
  expect(readSettings([], { ROUTO_TOKEN: 'x', ROUTO_URL: 'y', PORT: '1' }).port).toBe(4000)
})

test('it reads the environment of the process', () => {
  expect(readSettings()).toMatchObject({ port: expect.any(Number) })
})
