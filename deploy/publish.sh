#!/bin/sh
# Adds a release to the folder of a site: first its files, which have hashes in their names, then what
# names them. Nothing is removed, so a page that is open, or in a cache, finds the files of its own
# release. With the folder of an older release it rolls back. With the word "files" at the end it leaves
# the page for later.
set -eu
release=${1:?usage: publish.sh RELEASE SITE [files]}
site=${2:?usage: publish.sh RELEASE SITE [files]}
cd "$release"
test -f index.html || { echo "publish.sh: there is no index.html in $release" >&2; exit 1; }
case $site in /*) ;; *) site=$OLDPWD/$site ;; esac
mkdir -p "$site"

# In the page's place at one blow: whoever reads meanwhile gets the old or the new file.
put() {
    mkdir -p "$site/$(dirname "$1")"
    cp "$1" "$site/$1.new"
    mv -f "$site/$1.new" "$site/$1"
}

find . -type f | sed 's|^\./||' | grep -E '[./][0-9a-f]{16}[./]' | while IFS= read -r file; do
    test -e "$site/$file" || put "$file"
done
test "${3:-}" != files || exit 0
# The copies before the page itself.
for file in _headers manifest.json sbom.cdx.json version.json index.html.br index.html.gz index.html; do
    if test -f "$file"; then put "$file"; else rm -f "$site/$file"; fi
done
