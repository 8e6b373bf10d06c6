#!/bin/sh
# What a pipeline does with routo: it goes by exit statuses and JSON, and by nothing that is for people.
#
#   ROUTO_URL=https://routo.example.com ROUTO_TOKEN=rto_… HOOK_SECRET=… ./pipeline.sh <number of the build> <URL that is told of failures>
#
# Needs routo and node. The token is an admin's: it makes a narrow one, which does the rest.
set -eu
build=${1:?Which build is it?}
hook=${2:?Which URL is told of deployments that fail?}
: "${HOOK_SECRET:?What signs what the URL is told?}"

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
routo push --project orders --json > out/other.json
printf %s "$HOOK_SECRET" | routo webhook create "$hook" --event deployment.failed --secret-stdin --project orders --json > out/hook.json
webhook=$(last .webhook.id < out/hook.json)
ends_with 7 routo deploy --project orders --env ci-staging --json > out/failed.json
last '.deployment.failure.code' < out/failed.json
last '.deployment.failure.message' < out/failed.json
last '.deployment.failure.explanation' < out/failed.json
last '.deployment.failure.nextActions.map(({ title }) => title).join("\n")' < out/failed.json

echo '5 The installation may be started again in the middle: the deployment goes on, and so does who waits for it.'
larger 3_000
ci deploy --json > out/restarted.json
last .deployment.state < out/restarted.json

echo '6 The webhook has told of the failure, once more where the receiver was not there.'
told() { routo webhook show "$webhook" --project orders --json | last ".webhook.lastDeliveries[0]?.$1"; }
until [ "$(told state)" = DELIVERED ]; do sleep 1; done
echo "$(told event) $(told 'attempts.map(({ statusCode }) => statusCode).join(" ")')"
routo webhook remove "$webhook" --project orders --json > out/removed.json

echo '7 Messages. How many went through, and how fast?'
received() { ci stats --range 15m --json | last .total.stats.received; }
before=$(received)
ci send queue:Orders --body '{"id":{{n}},"quantity":{{n}},"price":700}' --generate 5 --json > out/sent.json
until [ "$(received)" -ge $((before + 5)) ]; do sleep 0.2; done
ci stats --range 15m --json > out/stats.json
for what in received succeeded failed dropped deadLettered; do
  echo "$what $(last .total.stats.$what < out/stats.json)"
done
last '.total.stats.duration.p95 < 60_000 ? "fast enough" : "slow"' < out/stats.json
# Pages that stay as they are while messages flow: what was there comes once each, and nothing twice.
ids='.executions.map(({ id }) => id).join("\n")'
ci executions --limit 100 --json | last "$ids" | sort > out/there
ci send queue:Orders --body '{"quantity":1,"price":{{n}}}' --generate 20 --rate 10 --json > out/flowing.json &
flowing=$!
after=''
while :; do
  ci executions --limit 2 ${after:+--after "$after"} --json > out/page.json
  last "$ids" < out/page.json
  after=$(last '.next ?? ""' < out/page.json)
  [ -n "$after" ] || break
done | sort > out/paged
wait $flowing
[ -z "$(uniq -d out/paged)" ] && [ -z "$(comm -23 out/there out/paged)" ] && echo 'every page is in its place'

echo '8 Is it worse than before? Then back. Where the token may not go, it does not get.'
newest=$(last .deployment.id < out/restarted.json)
# Known when a full minute has passed.
impact() { ci status "$newest" --json | last '.deployment.impact?.verdict ?? ""'; }
until [ -n "$(impact)" ]; do sleep 2; done
case $(impact) in DEGRADED | FAILING) echo 'worse' ;; *) echo 'not worse' ;; esac
ci rollback "$(last .deployment.number < out/second.json)" --yes --json > out/rollback.json
echo "$(last .deployment.kind < out/rollback.json) $(last .deployment.state < out/rollback.json)"
[ "$(last .deployment.revision.number < out/rollback.json)" = "$(last .deployment.revision.number < out/second.json)" ]
ends_with 4 ci env create another --json > out/refused.json
last .error.code < out/refused.json
# What it is not for, it does not even see.
ends_with 5 ci promote --to prod --json > out/unseen.json
last .error.code < out/unseen.json
ends_with 4 ci audit --json > out/unread.json

echo '9 What did this pipeline do? What it was refused is not in the log: nothing was done.'
pipeline=$(last .apiToken.id < out/token.json)
routo audit --actor "$pipeline" --action deploymentCreate --action deploymentRollback --action deploymentPromote --json > out/audit.json
last '.entries.map(({ action }) => action).reverse().join("\n")' < out/audit.json

routo token revoke "$pipeline" --json > out/revoked.json
ends_with 4 ci whoami --json > out/nobody.json
