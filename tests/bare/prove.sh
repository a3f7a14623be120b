#!/bin/bash
# Proves that a bare machine gets from a clone to the sample report and to a green suite.
#
#     sudo tests/bare/prove.sh [--suite bookworm] [--mirror URL] [--keep] [COMMAND...]
#
# Makes the smallest Debian or Ubuntu root there is (debootstrap, minbase), puts a fresh clone of this
# repository's last commit into it and runs there, by chroot, `./dev demo`, `./dev demo` again and `./dev test`
# (or the given commands of ./dev). Prints how long each took; ends with the code of the first that failed.
#
# The root knows nothing of this machine but how to reach the network: resolver, proxies, package index and
# certificates are taken from the host's own settings (resolv.conf, apt, environment variables).
#
# shellcheck disable=SC2016,SC2317  # apt and the inner shell expand what is quoted; trap and timed call functions
set -euo pipefail

suite=bookworm
mirror=
keep=
while [ $# -gt 0 ]; do
    case $1 in
    --suite) suite=$2 && shift 2 ;;
    --mirror) mirror=$2 && shift 2 ;;
    --keep) keep=yes && shift ;;
    --help | -h) sed -n '2,/^# shellcheck/{/shellcheck/d;s/^# \{0,1\}//p}' "$0" && exit ;;
    *) break ;;
    esac
done
[ $# -gt 0 ] && commands=("$@") || commands=(demo demo test)

repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
place=$(mktemp -d)
root=$place/root
checkout=/srv/crmready

tidy_up() {
    umount "$root/dev/pts" "$root/proc" "$root" 2>/dev/null || true
    if mount | grep -qE " $root(/| )"; then
        echo "prove: something is still mounted at $root; it is left alone" >&2
    elif [ -n "$keep" ]; then
        echo "prove: kept in $root" >&2
    else
        rm -rf --one-file-system "$place"
    fi
}
trap tidy_up EXIT

timed() {
    local name=$1 start=$EPOCHREALTIME code=0
    shift
    "$@" || code=$?
    times+=("$(awk -v a="$start" -v b="$EPOCHREALTIME" -v n="$name" -v c="$code" \
        'BEGIN { printf "%8.1f s  exit %d  %s", b - a, c, n }')")
    return "$code"
}

# Where this machine itself gets the suite's packages; nothing if it has no such source.
host_mirror() {
    apt-get indextargets --format '$(SITE) $(RELEASE)' 2>/dev/null | awk -v s="$suite" '$2 == s { print $1; exit }'
}

make_root() {
    debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$place/debootstrap.log" 2>&1 ||
        { tail -n 20 "$place/debootstrap.log" >&2 && return 1; }
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    apt-config dump --format '%f "%v";%n' Acquire::http::Proxy Acquire::https::Proxy >"$root/etc/apt/apt.conf.d/host"
    mount --bind "$root" "$root" # a root of its own: programs look for the mount of /
    mount -t proc proc "$root/proc"
    mount -t devpts devpts "$root/dev/pts"
    git clone --quiet --no-hardlinks "$repository" "$root$checkout"
}

# The host's way to the network, as arguments of env.
host_settings() {
    env | grep -E '^(https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY|PIP_INDEX_URL|PIP_DEFAULT_TIMEOUT)=' || true
    local bundle=${PIP_CERT:-${REQUESTS_CA_BUNDLE:-${SSL_CERT_FILE:-}}}
    if [ -n "$bundle" ]; then
        cp "$bundle" "$root/srv/host-certificates.pem"
        printf '%s=/srv/host-certificates.pem\n' PIP_CERT SSL_CERT_FILE
    fi
}

inside() {
    chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb "${settings[@]}" \
        /bin/sh -c 'cd "$1" && shift && "$@"' sh "$checkout" "$@"
}

times=()
mirror=${mirror:-$(host_mirror)}
code=0
timed "bare $suite root" make_root
mapfile -t settings < <(host_settings)
for command in "${commands[@]}"; do
    timed "./dev $command" inside ./dev "$command" || code=$?
    [ "$code" = 0 ] || break
done

echo
echo "$(git -C "$root$checkout" log -1 --format='%h %s'), $(inside /bin/sh -c '. /etc/os-release; echo "$PRETTY_NAME"')"
printf '%s\n' "${times[@]}"
find "$root$checkout" -maxdepth 1 -name '*.pdf' -printf '%10s bytes  %f\n'
exit "$code"
