import { Socket } from 'node:net'

/** What a process is started with beside its standard streams: the other end is the cloud's. */
const CHANNEL_FD = 3

/** A socket to the cloud. It keeps the process alive, and when the cloud is gone, so is the process. */
export function openLifeline(): Socket {
  const socket = new Socket({ fd: CHANNEL_FD, readable: true, writable: true })
  socket.on('error', () => process.exit(1))
  socket.on('close', () => process.exit(1))
  return socket.resume()
}
