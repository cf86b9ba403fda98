# Which judges are here, and how to get those that are not.

have() { command -v "$1" >/dev/null 2>&1; }

have_qpdf() { have qpdf; }
have_poppler() { have pdftotext && have pdffonts && have pdfinfo; }
# Debian's moreutils has another program of this name.
have_parallel() { have parallel && parallel --version 2>/dev/null </dev/null | grep -q 'GNU parallel'; }
have_minisign() { have minisign; }
have_age() { have age && have age-keygen; }
have_mutool() { have mutool; }
have_chromium() { have chromium && have node && [ -e "${work:-}/browser/node_modules/axe-core" ]; }
have_java() { have java && [ "$(java -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')" -ge 17 ]; }

verapdf_jars=tests/verapdf/target/dependency
have_verapdf() { have_java && compgen -G "$verapdf_jars/cli-*.jar" >/dev/null; }

# Debian's packages of the judges that are missing, where we may install them; then veraPDF by its pom.
install_judges() {
    local packages=()
    have_qpdf || packages+=(qpdf)
    have_poppler || packages+=(poppler-utils)
    have_mutool || packages+=(mupdf-tools)
    have mvn || packages+=(maven)
    have_parallel || packages+=(parallel)
    have_age || packages+=(age)
    have_minisign || packages+=(minisign)
    have chromium || packages+=(chromium)
    have npm || packages+=(nodejs npm)
    [ -e /usr/share/unicode/BidiTest.txt ] || [ -e /usr/share/unicode/BidiTest.txt.gz ] || packages+=(unicode-data)
    if [ "${#packages[@]}" -gt 0 ] || ! have_java; then
        if [ "$(id -u)" -eq 0 ] && have apt-get; then
            export DEBIAN_FRONTEND=noninteractive
            apt-get update -qq || true
            # Debian releases after 12 carry a later Java only.
            have_java || packages+=("$(apt-cache show openjdk-17-jre-headless >/dev/null 2>&1 &&
                echo openjdk-17-jre-headless || echo default-jre-headless)")
            apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || true
        fi
    fi
    if have_java && have mvn && ! have_verapdf; then
        mvn -q -B -f tests/verapdf/pom.xml dependency:copy-dependencies || true
    fi
    # Playwright's core drives the browser, axe-core (MPL-2.0) judges; both stay in the working folder.
    if have chromium && have npm && ! have_chromium; then
        mkdir -p "$work/browser"
        npm install --silent --no-audit --no-fund --prefix "$work/browser" playwright-core@1 axe-core@4 >/dev/null 2>&1 || true
    fi
    local tool
    for tool in qpdf poppler mutool java verapdf parallel age minisign chromium; do
        printf '%-8s %s\n' "$tool" "$("have_$tool" && echo here || echo missing)"
    done
}
