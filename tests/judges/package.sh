# The Debian package and `cargo install`: made, installed, run by somebody who has nothing but the program, and removed again.

# Debian has no package of it, and PyPI's does not know edition 2024. Unoptimised it is there in a minute, and serves.
cargo_deb_version=3.8.0
cargo_deb=target/cargo-deb/bin/cargo-deb

have_dpkg() { have dpkg && have dpkg-deb && have setpriv && [ "$(id -u)" -eq 0 ]; }
have_cargo_deb() { [ -x "$cargo_deb" ] && [ "$("$cargo_deb" --version)" = "cargo-deb $cargo_deb_version" ]; }

install_cargo_deb() {
    have_cargo_deb || CARGO_TARGET_DIR=target/cargo-deb/build CARGO_PROFILE_DEV_DEBUG=0 \
        cargo install cargo-deb --version "$cargo_deb_version" --locked --debug --force --root target/cargo-deb --quiet
}

# made_package: what the program writes about itself, and the package of the release build, packed fast rather than small.
made_package() {
    local program=${CARGO_TARGET_DIR:-target}/release/mailbag made=target/package shell
    rm -rf "$made"
    mkdir -p "$made/completions" &&
        "$program" man "$made/man" >/dev/null &&
        "$program" licenses >"$made/licenses.txt" || return 1
    for shell in bash zsh fish; do
        "$program" completions "$shell" >"$made/completions/mailbag.$shell" || return 1
    done
    install_cargo_deb && "$cargo_deb" deb --no-build --locked --fast --output "$made/mailbag.deb"
}

# begins PROGRAM: an example campaign made, looked at and built from an empty folder with an empty home; by the user `nobody` where
# we may become that.
begins() {
    local program=$1 home good=true as=()
    home=$(mktemp -d)
    if [ "$(id -u)" -eq 0 ] && have setpriv; then
        chown 65534:65534 "$home"
        as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    fi
    as+=(env -i HOME="$home" PATH=/usr/bin:/bin LC_ALL=C.UTF-8)
    (
        cd "$home" &&
            "${as[@]}" "$program" init campaign --yes --language nb --route oslo --quiet &&
            cd campaign &&
            "${as[@]}" "$program" check --quiet &&
            "${as[@]}" "$program" preview --quiet &&
            "${as[@]}" "$program" proof --quiet &&
            "${as[@]}" "$program" build --quiet
    ) >"$work/begins.txt" 2>&1 || good=false
    if ! compgen -G "$home/campaign/out/my-letter-oslo-*/letters-0001.pdf" >/dev/null; then good=false; fi
    $good || tail -20 "$work/begins.txt"
    rm -rf "$home"
    $good
}

# package_works: what the package brings, its program run by nobody, and nothing of it left when it is removed.
package_works() {
    local package=target/package/mailbag.deb file good=true
    if dpkg -s mailbag >/dev/null 2>&1; then
        echo "a package mailbag is installed here already, and stays as it is"
        return 1
    fi
    # Images of Debian leave manual pages out when they install: what the package holds counts.
    dpkg-deb --contents "$package" >"$work/package.txt"
    for file in bin/mailbag share/man/man1/mailbag.1.gz share/man/man1/mailbag-archive-erase.1.gz \
        share/bash-completion/completions/mailbag share/zsh/vendor-completions/_mailbag \
        share/fish/vendor_completions.d/mailbag.fish share/doc/mailbag/licenses.txt share/doc/mailbag/copyright \
        share/doc/mailbag/docs/letter.md share/doc/mailbag/examples/letters/routes.toml; do
        grep -q "/usr/$file\$" "$work/package.txt" || { echo "the package has no /usr/$file"; good=false; }
    done
    dpkg -i "$package" >"$work/dpkg.txt" 2>&1 || { cat "$work/dpkg.txt"; good=false; }
    begins /usr/bin/mailbag || good=false
    if have bash && ! bash -c '. /usr/share/bash-completion/completions/mailbag && complete -p mailbag' >/dev/null; then
        echo "bash completes nothing"
        good=false
    fi
    dpkg -r mailbag >"$work/dpkg.txt" 2>&1 || { cat "$work/dpkg.txt"; good=false; }
    if [ -e /usr/bin/mailbag ] || [ -e /usr/share/doc/mailbag ]; then
        echo "something is left of the package"
        good=false
    fi
    $good
}

# installed_by_cargo: from another folder, out of the release build, into a folder of its own; the program is run where no source
# tree is near. In the target folder of the release build nothing is compiled twice.
installed_by_cargo() {
    local root source=$PWD target good=true
    target=$(realpath "${CARGO_TARGET_DIR:-target}")
    root=$(mktemp -d)
    chmod 755 "$root"
    (cd / && CARGO_TARGET_DIR=$target cargo install --path "$source" --locked --quiet --root "$root") &&
        begins "$root/bin/mailbag" || good=false
    rm -rf "$root"
    $good
}
