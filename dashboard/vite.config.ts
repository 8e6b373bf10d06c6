import { defineConfig } from 'vite'

/** `npm run build:dashboard` builds, and compresses what comes out of it. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The editor is one, and comes when it is shown.
    chunkSizeWarningLimit: 800,
    // Pictures and fonts are files, as the policy wants it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog(level, log, tell) {
        // Libraries say which of their modules are for browsers; here all are.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log)
      },
    },
  },
})
