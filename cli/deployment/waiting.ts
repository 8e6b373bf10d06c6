/** What is said while nobody answers. */
export const LOST = 'Nobody answers. The deployment goes on in the installation; this goes on when it answers again.'
export const FOUND = 'It answers again.'

/** What is said while somebody has to approve it. */
export const approvalText = (id: string): string =>
  `Somebody who may has to approve it: routo approve ${id}. Ctrl+C stops waiting, not the deployment.`
