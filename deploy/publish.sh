#!/bin/sh
# Adds a release to the folder of a site: first the files with hashes in their names, then the files
# that refer to them. Nothing is removed, so a page that is open, or cached, still finds the files
# of its release. With the folder of an older release it rolls back. With "files" as the last
# argument it omits the page.
set -eu
release=${1:?usage: publish.sh RELEASE SITE [files]}
site=${2:?usage: publish.sh RELEASE SITE [files]}
cd "$release"
test -f index.html || { echo "publish.sh: index.html is missing in $release" >&2; exit 1; }
case $site in /*) ;; *) site=$OLDPWD/$site ;; esac
mkdir -p "$site"

# Replaces a file atomically: a concurrent reader gets the old or the new one.
put() {
    mkdir -p "$site/$(dirname "$1")"
    cp "$1" "$site/$1.new"
    mv -f "$site/$1.new" "$site/$1"
}

find . -type f | sed 's|^\./||' | grep -E '[./][0-9a-f]{16}[./]' | while IFS= read -r file; do
    test -e "$site/$file" || put "$file"
done
test "${3:-}" != files || exit 0
# The compressed copies before each page itself, and the picker's page last.
for file in _headers manifest.json sbom.cdx.json version.json \
    privacy.html.br privacy.html.gz privacy.html terms.html.br terms.html.gz terms.html \
    index.html.br index.html.gz index.html; do
    if test -f "$file"; then put "$file"; else rm -f "$site/$file"; fi
done
