import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keepLive } from '../data/live.ts'
import type { Liveliness } from '../data/live-on.ts'

/** Keeps what is shown up to date. @returns whether that works at present */
export function useLive(): Liveliness {
  const client = useQueryClient()
  const [liveliness, setLiveliness] = useState<Liveliness>('connecting')
  useEffect(() => keepLive(client, setLiveliness), [client])
  return liveliness
}
