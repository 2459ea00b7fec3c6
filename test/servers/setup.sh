#!/bin/sh
# Puts the programs in place that tests start for real: Dovecot. `npm test` runs this first.
# Does nothing where they are there. Installs them on Debian when run as root, without starting any service; otherwise
# says how, and the tests that need them are then listed as skipped. In CI (CI is set) their absence is a failure.
set -eu

PATH="$PATH:/usr/local/sbin:/usr/sbin"
if command -v dovecot >/dev/null 2>&1 && command -v doveadm >/dev/null 2>&1; then
  exit 0
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo 'Installing dovecot-imapd for the tests …' >&2
  # invoke-rc.d asks this file whether a package may start its service (Debian policy 9.3.3.1); 101 is no.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  if apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends dovecot-imapd >&2; then
    exit 0
  fi
  echo 'dovecot-imapd could not be installed.' >&2
fi

echo 'Dovecot is missing: the tests against a real IMAP server cannot run.' >&2
echo 'On Debian or Ubuntu: sudo apt-get install dovecot-imapd (its service may stay off).' >&2
if [ -n "${CI:-}" ]; then
  exit 1
fi
