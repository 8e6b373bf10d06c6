import { type UserError, userError } from '../../shared/problems.ts'

const SLUG = /^(?=.{3,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const NAME_LENGTH = 100
const DESCRIPTION_LENGTH = 1_000

/** A slug stands in the names of queues and buckets, which leave no other letters. */
export const checkSlug = (slug: string): readonly UserError[] =>
  SLUG.test(slug)
    ? []
    : [
        userError(
          'INVALID',
          'The slug has 3 to 40 lower-case letters, digits and single hyphens, and starts with a letter.',
          {
            field: ['input', 'slug'],
            hint: slugLike(slug),
          },
        ),
      ]

/** @param name null where the caller wants it gone, which it cannot be */
export const checkName = (name: string | null): readonly UserError[] =>
  name !== null && name.trim() !== '' && name.length <= NAME_LENGTH
    ? []
    : [userError('INVALID', `The name has 1 to ${NAME_LENGTH} characters.`, { field: ['input', 'name'] })]

export const checkDescription = (description: string): readonly UserError[] =>
  description.length <= DESCRIPTION_LENGTH
    ? []
    : [
        userError('INVALID', `The description has at most ${DESCRIPTION_LENGTH} characters.`, {
          field: ['input', 'description'],
        }),
      ]

/** What comes nearest to what was meant. */
function slugLike(text: string): string {
  const slug = text
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-$/, '')
  return SLUG.test(slug) ? `For example: ${slug}` : 'For example: order-reconciliation'
}
