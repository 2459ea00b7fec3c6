#!/bin/sh
# Puts the programs in place that tests start for real: a mail server, a browser with Chinese letters, a virus scanner, an
# office program, and two other readers of mail. `npm test` runs this first.
# Does nothing where they are there. Installs them on Debian when run as root, without starting any service; otherwise
# says how, and the tests that need them are then listed as skipped. In CI (CI is set) their absence is a failure.
set -eu

PATH="$PATH:/usr/local/sbin:/usr/sbin"

# A command, and the Debian package that brings it.
missing() {
  while read -r command package; do
    command -v "$command" >/dev/null 2>&1 || printf '%s\n' "$package"
  done <<'PROGRAMS'
dovecot dovecot-imapd
doveadm dovecot-imapd
chromium chromium
clamd clamav-daemon
ripmime ripmime
soffice libreoffice-calc
python3 python3
unzip unzip
PROGRAMS
  # Pages and pictures are looked at in Chinese: without a font of it every line has another width. fc-list comes with
  # Chromium and LibreOffice.
  if ! fc-list :lang=zh 2>/dev/null | grep -q .; then echo fonts-wqy-zenhei; fi
}

packages=$(missing | sort -u)
if [ -z "$packages" ]; then
  exit 0
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing" $packages "for the tests …" >&2
  # invoke-rc.d asks this file whether a package may start its service (Debian policy 9.3.3.1); 101 is no.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  # shellcheck disable=SC2086 # a list of names without blanks
  if apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >&2; then
    exit 0
  fi
  echo "$packages could not be installed." >&2
fi

echo "Missing for some tests:" $packages >&2
echo "On Debian or Ubuntu: sudo apt-get install" $packages "(services may stay off)." >&2
if [ -n "${CI:-}" ]; then
  exit 1
fi
