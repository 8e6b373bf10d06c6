#!/bin/sh
# What a pipeline does with routo: it goes by exit statuses and JSON, and by nothing that is for people.
#
#   ROUTO_URL=https://routo.example.com ROUTO_TOKEN=rto_… ./pipeline.sh <number of the build>
#
# Needs routo and node. The token is an admin's: it makes a narrow one, which does the rest.
set -eu
build=${1:?Which build is it?}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$(dirname "$0")/orders/." "$work"
cd "$work"
# A folder of this name is never taken for routes.
mkdir out

# What stands in the last object that came: `… | last .deployment.id`
last() { node -p "JSON.parse(fs.readFileSync(0, 'utf8').trim().split('\n').at(-1))$1"; }
# Runs a command that has to end with this status.
ends_with() {
  wanted=$1 status=0
  shift
  "$@" || status=$?
  [ "$status" = "$wanted" ] || { echo "ended with $status, not with $wanted: $*" >&2; exit 1; }
}

echo '1 A token for staging alone. What is wrong with the routes?'
routo push --json > out/pushed.json
routo env create staging --json > out/staging.json || [ $? = 6 ] # It is there already.
routo env create prod --protected --promotes-from staging --json > out/prod.json || [ $? = 6 ]
routo token create --name "build $build" --project orders-ci --env staging --expires 1d --json \
  --scope projects:read routes:write deployments:write deployments:cancel messages:read messages:write > out/token.json
token=$(last .token < out/token.json)
ci() { ROUTO_TOKEN=$token routo "$@"; }
ci check --json > out/check.json
last '.diagnostics.map((d) => `${d.range.path}:${d.range.startLine} ${d.severity} ${d.code}: ${d.message}`).join("\n")' < out/check.json

echo '2 Deployed. A request that is lost, and asked again, is the same deployment.'
first=$(ci deploy --no-wait --idempotency-key "build $build" --json | last .deployment.id)
again=$(ci deploy --no-wait --idempotency-key "build $build" --json | last .deployment.id)
[ "$first" = "$again" ]
# Waits on when the network is cut, and when the installation starts again.
ci status "$first" --wait --json > out/first.json
last .deployment.state < out/first.json

echo '3 Two at once: one waits for the other, and can be cancelled as long as it does.'
larger() { sed "s/LARGE = .*/LARGE = $1/" processors.ts > out/processors.ts && cp out/processors.ts .; }
larger 1_500
second=$(ci deploy --no-wait --on-conflict QUEUE --json | last .deployment.id)
larger 2_000
third=$(ci deploy --no-wait --on-conflict QUEUE --json | last .deployment.id)
ci cancel "$third" --json > out/cancelled.json || [ $? -ge 6 ] # It was faster.
ends_with 0 ci status "$second" --wait --json > out/second.json

echo '4 One that fails: it says which resource is at fault, why, and what to do.'
# Another project whose stack would have the same name.
ends_with 7 routo deploy --project orders --env ci-staging --json > out/failed.json
last '.deployment.failure.code' < out/failed.json
last '.deployment.failure.message' < out/failed.json
last '.deployment.failure.explanation' < out/failed.json
last '.deployment.failure.nextActions.map(({ title }) => title).join("\n")' < out/failed.json

echo '5 Messages. How many went through, and how fast?'
received() { ci stats --range 15m --json | last .total.stats.received; }
before=$(received)
ci send queue:Orders --body '{"id":{{n}},"quantity":{{n}},"price":700}' --generate 5 --json > out/sent.json
until [ "$(received)" -ge $((before + 5)) ]; do sleep 0.2; done
ci stats --range 15m --json > out/stats.json
for what in received succeeded failed dropped deadLettered; do
  echo "$what $(last .total.stats.$what < out/stats.json)"
done
# Pages that stay as they are while messages flow.
after='' pages=0
while :; do
  ci executions --limit 2 ${after:+--after "$after"} --json > out/page.json
  pages=$((pages + 1))
  after=$(last '.next ?? ""' < out/page.json)
  [ -n "$after" ] || break
done
echo "pages $pages"

echo '6 Back to the first one. Where the token may not go, it does not get.'
ci rollback "$first" --yes --json > out/rollback.json
last .deployment.state < out/rollback.json
ends_with 4 ci env create another --json > out/refused.json
last .error.code < out/refused.json
# What it is not for, it does not even see.
ends_with 5 ci promote --to prod --json > out/unseen.json
last .error.code < out/unseen.json

routo token revoke "$(last .apiToken.id < out/token.json)" --json > out/revoked.json
ends_with 4 ci whoami --json > out/nobody.json
