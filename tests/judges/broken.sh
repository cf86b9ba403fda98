# Broken files, so that each judge is seen to refuse one. They are made from a good file, or written by hand.

# The first half of a file.
truncated() { head -c $(($(stat -c %s "$1") / 2)) "$1" >"$2"; }

# Forty bytes overwritten at each twentieth of a file, its length kept: some hit a deflated stream.
flipped() {
    local size twentieth
    size=$(stat -c %s "$1")
    cp "$1" "$2"
    for twentieth in {1..19}; do
        printf 'X%.0s' {1..40} | dd of="$2" bs=1 seek=$((size * twentieth / 20)) conv=notrunc status=none
    done
}

# hand_written FILE CONTENT: a sound PDF in itself: one page with this content, Helvetica not embedded, no tags, no metadata.
hand_written() {
    local file=$1 content=$2 object number=0 offsets=() start
    printf '%%PDF-1.7\n' >"$file"
    for object in \
        '<</Type/Catalog/Pages 2 0 R>>' \
        '<</Type/Pages/Kids[3 0 R]/Count 1>>' \
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>' \
        "<</Length ${#content}>>
stream
$content
endstream" \
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'; do
        number=$((number + 1))
        offsets+=("$(stat -c %s "$file")")
        printf '%d 0 obj\n%s\nendobj\n' "$number" "$object" >>"$file"
    done
    start=$(stat -c %s "$file")
    printf 'xref\n0 %d\n0000000000 65535 f \n' $((number + 1)) >>"$file"
    printf '%010d 00000 n \n' "${offsets[@]}" >>"$file"
    printf 'trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' $((number + 1)) "$start" >>"$file"
}

# make_broken GOOD FOLDER
make_broken() {
    mkdir -p "$2"
    truncated "$1" "$2/truncated.pdf"
    flipped "$1" "$2/flipped.pdf"
    hand_written "$2/not-embedded.pdf" 'BT /F 12 Tf 72 720 Td (Dear Sir) Tj ET'
    hand_written "$2/no-text.pdf" '72 720 100 1 re f'
    # A missing space makes the unknown operator `Tj0`: qpdf lets it pass, readers do not.
    hand_written "$2/bad-operator.pdf" 'BT /F 12 Tf 72 720 Td (Dear Sir) Tj0 0 Td (x) Tj ET'
}
