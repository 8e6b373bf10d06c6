import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * What the cookie of a session is called. Cookies know no ports, so its name does: two installations on one machine do not sign each
 * other out. Over https the prefix has the browser see to it that nobody but this host has set it.
 */
function nameOf({ protocol, host }: FastifyRequest): string {
  if (protocol === 'https') return '__Host-routo-session'
  return `routo-session-${/:(\d+)$/.exec(host)?.[1] ?? 80}`
}

/** What the browser has been given to say who it is. */
export function readCookie(request: FastifyRequest): string | undefined {
  const start = `${nameOf(request)}=`
  const pairs = request.headers.cookie?.split(/; */) ?? []
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || undefined
}

/** Gives the browser a session: no script can read it, and no other site can have it sent. */
export function setCookie(request: FastifyRequest, reply: FastifyReply, token: string, expiresAt: Date): void {
  const seconds = Math.floor((expiresAt.getTime() - Date.now()) / 1_000)
  reply.header('set-cookie', cookie(request, token, Math.max(0, seconds)))
}

/** Takes it away again. */
export function clearCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('set-cookie', cookie(request, '', 0))
}

function cookie(request: FastifyRequest, value: string, maxAge: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  return `${nameOf(request)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`
}
