#!/usr/bin/env bash
# Runs every test of the solution and ends with one line: N passed, N failed[, N skipped].
# Installs Debian's Chromium for the tests that click through the chat page, and Poppler for those that read a PDF, where it may; otherwise they are skipped and named.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the tests of the chat page"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core) >/dev/null 2>&1 ||
    echo "Chromium could not be installed: the tests that need it are skipped"
fi

if ! command -v pdftotext >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Poppler for the tests that read the exported PDF"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends poppler-utils) >/dev/null 2>&1 ||
    echo "Poppler could not be installed: the tests that need it are skipped"
fi

results=$(mktemp)
trap 'rm -f "$results"' EXIT
status=0
dotnet test --solution IntegrityBot.sln --configuration Release "$@" 2>&1 | tee "$results" || status=$?

# The runner's own summary: "  succeeded: 12". A run without one has failed, whatever its exit code.
count() { grep -E "^ *$1: [0-9]+" "$results" | tail -n 1 | grep -oE '[0-9]+' || true; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ -z "$passed" ] || [ -z "$failed" ] || [ "$passed" = 0 ]; then
  echo "No test was run."
  exit 1
fi
if [ "${skipped:-0}" -gt 0 ]; then
  echo "Skipped:"
  grep -iE '^\s*skipped ' "$results" | sort -u || true
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
exit "$status"
