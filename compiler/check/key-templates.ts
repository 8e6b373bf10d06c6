import type { Target } from '../../runtime/route/route.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { didYouMean } from '../did-you-mean.ts'
import { type Place, placedTargets } from './place.ts'
import { eachRoute } from './project.ts'

const placeholders = ['route', 'id', 'date', 'time']

/** S3's own limit; a filled-in id and date need some of it. */
const MAX_KEY_LENGTH = 800

/** Keys of objects are legal, and every message gets a key of its own. */
export const keyTemplates = eachRoute((route) =>
  placedTargets(route).flatMap(({ target, place }) =>
    target.key === undefined || !target.uri.startsWith('file:') ? [] : checkKey(target.key, target, place),
  ),
)

function checkKey(key: string, { uri }: Target, place: Place): Diagnostic[] {
  const used = Array.from(key.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name)
  const unknown = used.filter((name) => !placeholders.includes(name))
  const invalid = (why: string) => [diagnostic('INVALID_KEY_TEMPLATE', `The key "${key}" of "${uri}" ${why}`, place)]
  if (key === '' || key.length > MAX_KEY_LENGTH) return invalid(`must have 1 to ${MAX_KEY_LENGTH} characters.`)
  if (unknown.length > 0) {
    const [name = ''] = unknown
    return invalid(`has {${name}}, which nothing fills in.${didYouMean(name, placeholders)}`)
  }
  if (/[{}]/.test(key.replace(/\{[^{}]*\}/g, ''))) return invalid('has a brace without its partner.')
  if (key.split('/').some((part) => part === '.' || part === '..')) {
    return invalid('has "." or ".." between slashes, which no URL can hold.')
  }
  if (used.includes('id')) return []
  const message = `The key "${key}" of "${uri}" is without {id}: messages that get the same key overwrite each other. Add {id} if each should be kept.`
  return [diagnostic('KEY_WITHOUT_ID', message, place)]
}
