// Loaded before every entry point. Plain JavaScript, so that an old Node can say it is one.
const NEEDED = 24
const [major] = process.versions.node.split('.').map(Number)

if (major < NEEDED) {
  console.error(
    `routo runs on Node ${NEEDED}; this is Node ${process.versions.node}.
"npm ci" brings Node ${NEEDED} along for the npm scripts. If install scripts are switched off on this machine, allow the one of the
package "node" and install again:

  npm install-scripts approve node && npm ci
`,
  )
  process.exit(1)
}
