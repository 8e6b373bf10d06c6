import { Socket } from 'node:net'

/** What a process is started with beside its standard streams: the other end is the cloud's. */
const CHANNEL_FD = 3
const READ_BYTES = 65_536

/** A socket to the cloud, and who hears what comes on it. */
export interface Lifeline {
  readonly socket: Socket
  /** The bytes are the listener's during the call only: memory for each read would be collected more often than all else. */
  hear: (bytes: Buffer) => void
}

/** Opens it. It keeps the process alive, and when the cloud is gone, so is the process. */
export function openLifeline(): Lifeline {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
  const onread = {
    buffer,
    callback(bytes: number): boolean {
      lifeline.hear(buffer.subarray(0, bytes))
      return true
    },
  }
  const socket = new Socket({ fd: CHANNEL_FD, readable: true, writable: true, onread })
  const lifeline: Lifeline = { socket, hear: () => {} }
  socket.on('error', () => process.exit(1))
  socket.on('close', () => process.exit(1))
  socket.resume()
  return lifeline
}
