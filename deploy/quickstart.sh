#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A whole two-vendor world on loopback, an outage, and the way out. Needs neither root nor a network
# (after the first build). Options go to `wayout demo`, e.g. --keep.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# The demo ends with commands to try; they shall work as printed.
WAYOUT_COMMAND=$(dirname "${BASH_SOURCE[0]}")/wayout
export WAYOUT_COMMAND
exec "$here/wayout" demo "$@"
