import type { ServerResponse } from 'node:http'

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = JSON.stringify(body)
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers })
    .end(text)
}

/** Why the port cannot be had, and what to do about it. */
export function explainListening(error: unknown, host: string, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException // only the system's errors come from listening
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host}, where the local cloud is to be, is taken by another program. Choose another one with ROUTO_CLOUD_PORT, for example ROUTO_CLOUD_PORT=${port + 1}.`
  }
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose another one with ROUTO_CLOUD_PORT.`
  return `The local cloud cannot listen on ${host}, port ${port}: ${message}`
}
