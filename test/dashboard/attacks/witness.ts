import type { Page } from 'playwright-core'

/** What is seen of a window while texts of others are shown in it. */
export interface Witness {
  /** What ran, asked another host, or became more than text, since the last time. */
  findings(): Promise<readonly string[]>
}

/** Watches a window from now on. @param origin whom pages may ask */
export function watch(page: Page, origin: string): Witness {
  const seen: string[] = []
  page.on('dialog', async (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) seen.push(`refused: ${message.text()}`)
  })
  page.context().on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) seen.push(`a request to ${url}`)
  })
  page.context().on('page', (opened) => seen.push(`a window: ${opened.url()}`))
  return {
    async findings() {
      seen.push(...((await page.evaluate(inspect)) as readonly string[]))
      return seen.splice(0)
    },
  }
}

/** In the page: what a text may not have become. A link that leads elsewhere says so, and tells nobody where it comes from. */
const inspect = `(() => {
  const found = []
  if ('ran' in window) found.push('ran: ' + window.ran)
  for (const key in {}) found.push('the prototype has ' + key)
  const outline = (element) => element.outerHTML.slice(0, 200)
  for (const element of document.querySelectorAll('script:not([src]), iframe, object, embed, base, form[action], [formaction], [srcdoc], animate'))
    found.push('markup: ' + outline(element))
  for (const element of document.querySelectorAll('*'))
    for (const { name } of element.attributes) if (/^on/.test(name)) found.push('a handler: ' + outline(element))
  for (const image of document.querySelectorAll('img, image, use'))
    if (!/^(data:|\\/|#)/.test(image.getAttribute('src') ?? image.getAttribute('href') ?? '#')) found.push('an image: ' + outline(image))
  for (const link of document.querySelectorAll('a[href], area[href]')) {
    if (link.origin === location.origin) continue
    const rel = (link.getAttribute('rel') ?? '').split(' ')
    const isSaid = /outside|opens|leaves|console|new (tab|window)/i.test(link.textContent + (link.getAttribute('aria-label') ?? '') + link.title)
    if (!/^https?:$/.test(link.protocol) || !rel.includes('noreferrer') || !rel.includes('noopener') || !isSaid)
      found.push('a link: ' + outline(link))
  }
  return found
})()`
