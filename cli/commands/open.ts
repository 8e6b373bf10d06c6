import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'

export const defineOpen: Define = (program, act) => {
  program
    .command('open')
    .description('open the installation in your browser; where there is none, print its address')
    .action(
      act(async (context) => {
        const { output } = context
        const page = pageOf(context)
        const opens = hasBrowser(context)
        if (opens) {
          const { default: open } = await import('open')
          await open(page)
        }
        output.print({ url: page, opened: opens }, () => page)
      }),
    )
}

/** Of the project that is meant, or all of them. The dashboard asks who is not signed in, and goes on to it. */
function pageOf({ url, options, config }: Context): string {
  const project = options.project ?? config.project
  if (project === undefined) return `${url}/`
  const page = new URL(`/projects/${encodeURIComponent(project)}`, url)
  const environment = options.env ?? config.environment
  if (environment !== undefined) page.searchParams.set('env', environment)
  return page.href
}

/** Not on a machine that one is signed in at from elsewhere: its browser, if any, is on another screen. */
function hasBrowser({ output, env }: Context): boolean {
  if (!output.isTerminal || env.SSH_CONNECTION) return false
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME)
}
