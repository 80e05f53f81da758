#!/usr/bin/env bash
# What operators install: of a fresh clone what the container image is made of, without development packages, installs without
# warnings, starts, and hands out the sandbox's page.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
app=
finish() {
  if [ -n "$app" ]; then kill "$app" 2>/dev/null && wait "$app" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

git clone -q "file://$PWD" "$work/clone"
# Of the clone, what the image is made of.
mkdir "$work/image"
(cd "$work/clone" && sed -n '/--from/d; s/^COPY \(.*\) [^ ]*$/\1/p' manifests/deploy/Containerfile | xargs tar c) | tar x -C "$work/image"
cd "$work/image"
npm ci --omit=dev >"$work/out" 2>"$work/err" || { cat "$work/out" "$work/err"; exit 1; }
if grep -i 'warn' "$work/err"; then
  echo 'npm ci warns of something'
  exit 1
fi

PORT=0 npm start >"$work/started" 2>&1 &
app=$!
for _ in $(seq 300); do
  page=$(sed -n 's/.*right here: *//p' "$work/started")
  if [ -n "$page" ]; then break; fi
  kill -0 "$app" 2>/dev/null || { cat "$work/started"; exit 1; }
  sleep 0.2
done
[ -n "$page" ] || { echo 'it was not ready within a minute'; exit 1; }
script=$(curl -fsS "$page/" | grep -o 'assets/[^"]*\.js' | head -1)
curl -fsS "$page/$script" -o "$work/script.js"
[ -s "$work/script.js" ] || { echo 'the page has no script'; exit 1; }
echo 'a production install starts and hands out its page'
