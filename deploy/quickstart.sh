#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A whole two-vendor world on loopback, an outage, and the way out. Needs neither root nor a network
# (after the first build). Options go to `wayout demo`, e.g. --keep.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/wayout" demo "$@"
