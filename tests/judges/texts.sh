# What the letters say, read back from the PDFs with poppler and compared by tests/read_back.rs with templates and list.

# texts_accepts FOLDER: every batch in FOLDER/<letter>.<what is special>/<batch id>.
texts_accepts() {
    MAILBAG_BATCHES=$1 cargo test --quiet --test read_back -- --ignored --nocapture >"$work/read-back.txt" 2>&1 ||
        { grep -E "^(error|[a-z-]+\.[a-z0-9-]+: )|panicked|expect" "$work/read-back.txt" | head -60; return 1; }
    grep '^read back' "$work/read-back.txt"
}

# One batch whose letters are another PDF: prints the folder to judge.
batches_with_a_volume_swapped() {
    local folder=$work/swapped volume
    mkdir -p "$folder"
    cp -r "$read_back/xinjiang-release.paris" "$folder/"
    for volume in "$folder"/*/*/letters-*.pdf; do cp -f "$1" "$volume"; done
    printf '%s' "$folder"
}

# Every character of the fonts, and messages of any of them through the program, set and read back.
characters_are_kept() {
    cargo test --quiet --test text_kept -- --ignored --nocapture >"$work/text-kept.txt" 2>&1 ||
        { grep -E "panicked|otherwise|expected|found" "$work/text-kept.txt" | cut -c1-600 | head -20; return 1; }
    grep -o 'read back .*' "$work/text-kept.txt"
}
