#!/bin/sh
# What the tests need beside Python: Java 17 or newer and Maven (Neo4j and Jena run from their jars), rapper, Chromium,
# and a font with Chinese for the plots.
# Root on Debian or a child of it gets what is missing; everyone else is told in one sentence.
set -eu

has_java() {
    command -v java >/dev/null && major=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1) &&
        [ "${major:-0}" -ge 17 ]
}

# One line a need: the check, its name in words and Debian's package.
missing_words='' missing_packages=''
missing() {
    missing_words="${missing_words:+$missing_words, }$1"
    missing_packages="${missing_packages:+$missing_packages }$2"
}
look() {
    missing_words='' missing_packages=''
    has_java || missing 'Java 17 or newer' default-jdk-headless
    command -v mvn >/dev/null || missing Maven maven
    command -v rapper >/dev/null || missing 'rapper (of Raptor)' raptor2-utils
    fc-list :lang=zh 2>/dev/null | grep -q . || missing 'a font with Chinese' 'fontconfig fonts-noto-cjk'
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing Chromium chromium
}

look
[ -n "$missing_words" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "The tests need $missing_words: installing $missing_packages."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # Unquoted on purpose: one word a package.
    apt-get install -y -qq --no-install-recommends $missing_packages >/dev/null
    look
fi
if [ -n "$missing_words" ]; then
    echo "The tests need $missing_words: install it and run make test again" \
        "(Debian: apt-get install $missing_packages; Homebrew: brew install openjdk maven raptor chromium fontconfig font-noto-sans-cjk-sc)." >&2
    exit 1
fi
