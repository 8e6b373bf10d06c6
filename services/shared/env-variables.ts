import { isIP } from 'node:net'
import { makeValidator, str } from 'envalid'
import { logLevels } from './log.ts'

const MIN_SECRET_LENGTH = 32
const MAX_PORT = 65_535

/** A value that `accepts` makes of the text; what it has to be is said where it gives undefined. */
const value = <T>(has: string, accepts: (text: string) => T | undefined) =>
  makeValidator<T>((text) => {
    const accepted = accepts(text)
    if (accepted === undefined) throw new TypeError(has)
    return accepted
  })

const oneOf = <T extends string>(words: readonly T[]) =>
  value(`has to be one of ${words.join(', ')}`, (text) => words.find((word) => word === text))

const portNumber = value(`has to be a whole number from 0 to ${MAX_PORT}`, (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT ? Number(text) : undefined,
)

const isHost = (text: string): boolean => isIP(text) > 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)

const hostName = value('has to be an IP address or the name of a host', (text) => (isHost(text) ? text : undefined))

const hostNames = value('has to be IP addresses or names of hosts, with commas between them', (text) => {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase())
  return hosts.every(isHost) ? hosts : undefined
})

const FAMILIES = { 4: 32, 6: 128 } as const
/** As proxy-addr calls them. */
const NETWORKS: readonly string[] = ['loopback', 'linklocal', 'uniquelocal']

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if ((family !== 4 && family !== 6) || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= FAMILIES[family])
}

const networks = value('has to be addresses and networks, with commas between them', (text) => {
  const all = text.split(',').map((network) => network.trim())
  return all.every((network) => NETWORKS.includes(network) || isNetwork(network)) ? all : undefined
})

const longText = value(`has to be at least ${MIN_SECRET_LENGTH} characters long`, (text) =>
  text.length >= MIN_SECRET_LENGTH ? text : undefined,
)

const urlOf = (...protocols: readonly string[]) =>
  value(`has to be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`, (text) =>
    protocols.includes(URL.parse(text)?.protocol ?? '') ? text.replace(/\/$/, '') : undefined,
  )

const httpUrl = urlOf('http:', 'https:')

/** The variables of the environment that are read, each with what it is where it is not set, and an example. */
export const variables = {
  ROUTO_HOST: hostName({ default: '127.0.0.1', example: '127.0.0.1' }),
  ROUTO_PORT: portNumber({ default: 4000, example: '4001' }),
  ROUTO_DATA_DIR: str({ default: '.routo', example: '.routo' }),
  MONGODB_URI: urlOf('mongodb:', 'mongodb+srv:')({ default: undefined, example: 'mongodb://127.0.0.1:27017/routo' }),
  ROUTO_SECRET: longText({ default: undefined, example: '"$(openssl rand -hex 32)"' }),
  ROUTO_LOG_LEVEL: oneOf(logLevels)({ default: 'info', example: 'info' }),
  ROUTO_SIGN_UP: oneOf(['open', 'closed'])({ default: 'open', example: 'closed' }),
  ROUTO_INTROSPECTION: oneOf(['everyone', 'signed-in', 'off'])({ default: undefined, example: 'signed-in' }),
  ROUTO_TRUST_PROXY: networks({ default: [], example: '10.0.0.0/8,loopback' }),
  ROUTO_WEBHOOK_ALLOW: hostNames({ default: [], example: 'localhost,10.0.0.7' }),
  ROUTO_CLOUD_PORT: portNumber({ default: 4566, example: '4567' }),
  ROUTO_CLOUD_URL: httpUrl({ default: undefined, example: 'http://127.0.0.1:4566' }),
  ROUTO_AWS_ENDPOINT: httpUrl({ default: undefined, example: 'http://127.0.0.1:5000' }),
  ROUTO_PROJECTS_URL: httpUrl({ default: undefined, example: 'http://projects:4001' }),
  ROUTO_DEPLOYMENTS_URL: httpUrl({ default: undefined, example: 'http://deployments:4002' }),
  ROUTO_METRICS_URL: httpUrl({ default: undefined, example: 'http://metrics:4003' }),
}
