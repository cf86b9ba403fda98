# What a browser says of proofs: Debian's Chromium, driven by Playwright's core, with axe-core (proof.mjs).

# A proof of each kind of letter, and of a batch.
proofs_all() {
    local made=$work/proofs mailbag=${CARGO_TARGET_DIR:-target}/release/mailbag batch
    mkdir -p "$made"
    set -- --date 2026-12-10
    "$mailbag" proof xinjiang-release "$@" --messages --out "$made/letters.html" 2>/dev/null &&
        "$mailbag" proof petition-paris "$@" --out "$made/petition.html" 2>/dev/null &&
        "$mailbag" proof chen-oslo "$@" --as roll --out "$made/roll.html" 2>/dev/null &&
        printf 'name,city,consent\nANNA BERG,Oslo,yes\nBO LIE,Oslo,yes\n' >"$made/capitals.csv" &&
        "$mailbag" proof chen-oslo "$@" --signers "$made/capitals.csv" --out "$made/found.html" 2>/dev/null &&
        env LC_ALL=fr_FR.UTF-8 "$mailbag" proof chen-oslo "$@" --out "$made/french.html" 2>/dev/null &&
        env LC_ALL=ja_JP.UTF-8 "$mailbag" proof tokyo-ambassador "$@" --out "$made/japanese.html" 2>/dev/null &&
        "$mailbag" proof tokyo-ambassador "$@" --all --out "$made/all.html" 2>/dev/null &&
        batch=$("$mailbag" build chen-oslo "$@" --window din-5008-b --out "$made/out" 2>/dev/null) &&
        "$mailbag" proof "$batch" --out "$made/batch.html" 2>/dev/null
}

# proof_accepts PROOF…: no console error, no request, nothing that axe-core finds in light, dark and enlarged; searched, opened by the
# keyboard, read without a script, printed to a PDF that poppler and qpdf accept.
proof_accepts() {
    local proof shots good=true
    for proof in "$@"; do
        shots=$work/shots/$(basename "$proof" .html)
        mkdir -p "$shots"
        if ! node tests/judges/proof.mjs "$work/browser/node_modules" "$(command -v chromium)" "$proof" "$shots" \
            >"$own-browser.txt" 2>&1; then
            sed "s|^|$(basename "$proof"): |" "$own-browser.txt" | cut -c1-300
            good=false
        elif have pdfinfo && ! pdfinfo "$shots/printed.pdf" >/dev/null; then
            echo "$(basename "$proof"): what is printed is no PDF"
            good=false
        fi
    done
    $good
}

# broken_proofs PROOF FOLDER: a picture without words, a request, a script that is not ours, a finding that leads to a hidden letter, keys
# that cannot be switched off, text that can hardly be seen, a script that fails. Beside PROOF stands found.html.
broken_proofs() {
    mkdir -p "$2"
    sed '0,/<img alt="[^"]*"/s//<img/' "$1" >"$2/no-alt.html"
    sed 's|</main>|<img alt="x" src="https://example.org/x.png"></main>|' "$1" >"$2/request.html"
    sed 's|</main>|<script>document.title = "x"</script></main>|' "$1" >"$2/another-script.html"
    sed '/Content-Security-Policy/d; s/closest("\[hidden\]")/closest("nothing")/g' "$(dirname "$1")/found.html" >"$2/hidden-letter.html"
    sed '/Content-Security-Policy/d; s/if (!keys.checked) return;//' "$1" >"$2/keys-stay.html"
    # Without the policy, which lets no other style or script do anything.
    sed '/Content-Security-Policy/d; s|--soft: #59564f|--soft: #cfcdc8|' "$1" >"$2/pale.html"
    sed '/Content-Security-Policy/d; s|^"use strict";$|"use strict"; nobody.knows();|' "$1" >"$2/script-fails.html"
}
