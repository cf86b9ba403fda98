# The judges: each takes PDF files, prints what it refuses, and is true if it accepts all of them.
# `qpdf --check` alone lets broken content pass (it does not read operators), so the readers must also keep stderr empty.

qpdf_accepts() {
    local file report bad=0
    for file in "$@"; do
        # Any warning is exit code 3: refused as well.
        report=$(qpdf --check "$file" 2>&1) || { bad=1; printf '%s: %s\n' "$file" "$(tail -3 <<<"$report")"; }
    done
    return $bad
}

# quiet FILE COMMAND…: the command ends well and says nothing on stderr. Its stdout stands in $own-stdout.txt.
quiet() {
    local file=$1 ended=0
    shift
    "$@" >"$own-stdout.txt" 2>"$own-stderr.txt" || ended=$?
    # Debian's mupdf is built without ICC and says so of every file that has an output intent (mupdf-tools 1.21).
    sed -i '/^mutool: warning: ICC support is not available$/d; /^warning: ICC support is not available$/d' "$own-stderr.txt"
    if [ $ended -ne 0 ] || [ -s "$own-stderr.txt" ]; then
        printf '%s: %s: %s\n' "$file" "$1" "$(head -3 "$own-stderr.txt")"
        return 1
    fi
}

pdftotext_accepts() {
    local file bad=0
    for file in "$@"; do
        quiet "$file" pdftotext -enc UTF-8 "$file" - || { bad=1; continue; }
        grep -q '[^[:space:][:cntrl:]]' "$own-stdout.txt" || { bad=1; printf '%s: no text\n' "$file"; }
    done
    return $bad
}

# Every font emb = yes, sub = yes, uni = yes. The type column holds spaces, so columns count from the right.
pdffonts_accepts() {
    local file bad=0
    for file in "$@"; do
        quiet "$file" pdffonts "$file" || { bad=1; continue; }
        awk -v file="$file" '
            NR > 2 { fonts++ }
            NR > 2 && !($(NF-4) == "yes" && $(NF-3) == "yes" && $(NF-2) == "yes") { print file ": " $0; bad = 1 }
            END { if (!fonts) { print file ": no font"; bad = 1 } exit bad }' "$own-stdout.txt" || bad=1
    done
    return $bad
}

# structure_is FILE OPTION WHAT PATTERN: the structure can be walked, and what is told of it holds the pattern.
structure_is() {
    quiet "$1" pdfinfo "$2" "$1" || return 1
    grep -q "$4" "$own-stdout.txt" || { printf '%s: no %s in the structure\n' "$1" "$3"; return 1; }
}

# Tagged: a document with paragraphs, figures or tables.
structure_accepts() {
    local file bad=0
    for file in "$@"; do structure_is "$file" -struct element '^  *[A-Z][A-Za-z0-9]*' || bad=1; done
    return $bad
}

structure_text_accepts() {
    local file bad=0
    for file in "$@"; do structure_is "$file" -struct-text text '^ *"' || bad=1; done
    return $bad
}

mutool_accepts() {
    local file bad=0
    for file in "$@"; do
        # At 20 dpi every operator and font is still read.
        quiet "$file" mutool draw -q -r 20 -F pgm -o /dev/null "$file" || bad=1
        quiet "$file" mutool info "$file" || bad=1
    done
    return $bad
}

# verapdf_accepts FLAVOUR FILE…: all files in one Java machine; one line PASS a file.
verapdf_accepts() {
    local flavour=$1 passes
    shift
    java -cp "$verapdf_jars/*" org.verapdf.apps.GreenfieldCliWrapper -f "$flavour" --format text -v "$@" \
        >"$own-verapdf-$flavour.txt" 2>"$own-verapdf-$flavour.err" || true
    passes=$(grep -c '^PASS ' "$own-verapdf-$flavour.txt" || true)
    if [ "$passes" -ne $# ]; then
        grep -v '^PASS ' "$own-verapdf-$flavour.txt" | head -60
        head -5 "$own-verapdf-$flavour.err"
        return 1
    fi
}
verapdf_2a_accepts() { verapdf_accepts 2a "$@"; }
verapdf_ua1_accepts() { verapdf_accepts ua1 "$@"; }
