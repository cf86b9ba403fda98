# The batches to judge: every letter by every route, in every arrangement, and the options that change pages.
# A batch stands in $read_back/<letter>.<what is special>/<batch id>; those in $more are judged as PDF only.

letters=(xinjiang-release petition-paris chen-oslo tokyo-ambassador appel-belgique)
routes=(paris oslo)
# The day of the letters: fixed, so that every run makes the same bytes; the last day of signing in the long list.
day=2022-05-01

# make COMMAND FOLDER ARGUMENTS…: silent unless the command fails.
make() {
    local command=$1 folder=$2
    shift 2
    if ! "${CARGO_TARGET_DIR:-target}/release/mailbag" "$command" "$@" --date "$day" --out "$folder" >"$work/build.txt" 2>&1; then
        printf 'mailbag %s %s\n' "$command" "$*"
        tail -20 "$work/build.txt"
        return 1
    fi
}

# build FOLDER ARGUMENTS…
build() { make build "$@"; }

# Whether a letter has more than one language, and so arrangements to choose from.
bilingual() { [ "$(find "letters/$1" -name '*.md' ! -name '*.we.md' | wc -l)" -gt 1 ]; }

# Two at one address, one of them in Han characters, and one who lives elsewhere.
household_list() {
    printf '%s\n' given_name,family_name,latin_name,street,postcode,city,country \
        'Bjørg,Åsheim,,Furustien 12,0374,Oslo,Norge' '曉嵐,陳,Chen Hsiao-lan,Furustien 12,0374,Oslo,Norge' \
        'Élodie,Garance,,"14, allée des Tilleuls",69007,Lyon,France'
}

post_tariff() {
    printf '%s\n' 'as_of = 2022-01-01' 'source = "made up"' 'currency = "NOK"' \
        '[[band]]' 'name = "bag"' 'formats = ["bag"]' 'up_to = "2 kg"' 'price = "99"'
}

build_all() {
    local letter route arrangement bad=0
    for letter in "${letters[@]}"; do
        for route in "${routes[@]}"; do
            build "$read_back/$letter.$route" "$letter" --route "$route" || bad=1
        done
        if bilingual "$letter"; then
            for arrangement in sequential columns separate; do
                build "$read_back/$letter.$arrangement" "$letter" --arrangement "$arrangement" || bad=1
            done
        fi
    done
    build "$read_back/xinjiang-release.to-each" xinjiang-release --to each || bad=1
    build "$read_back/xinjiang-release.per-signer" xinjiang-release --per-signer || bad=1
    build "$read_back/tokyo-ambassador.simplex" tokyo-ambassador --simplex || bad=1
    build "$read_back/chen-oslo.two-routes" chen-oslo --route oslo --route paris || bad=1
    build "$read_back/xinjiang-release.one-volume" xinjiang-release --volume-size 0 || bad=1
    build "$read_back/xinjiang-release.grouped" xinjiang-release --group-by-sheets || bad=1
    build "$more/xinjiang-release.reverse" xinjiang-release --print-order reverse --sheet-marks code || bad=1
    build "$more/tokyo-ambassador.marked" tokyo-ambassador --sheet-marks text --simplex || bad=1
    build "$more/petition-paris.reverse" petition-paris --print-order reverse || bad=1
    build "$more/xinjiang-release.english" xinjiang-release --languages en || bad=1
    build "$more/tokyo-ambassador.signed" tokyo-ambassador --signers tests/lists/signed.jsonl || bad=1
    build "$more/petition-paris.signed" petition-paris --signers tests/lists/signed.jsonl || bad=1
    for arrangement in sequential columns separate; do
        build "$more/xinjiang-release.signed-$arrangement" xinjiang-release --arrangement "$arrangement" \
            --signers tests/lists/signed.jsonl --clear-paper || bad=1
    done
    build "$more/chen-oslo.signed" chen-oslo --signers tests/lists/signed.jsonl --per-signer || bad=1
    build "$more/appel-belgique.signed" appel-belgique --signers tests/lists/signed.jsonl || bad=1
    build "$more/petition-paris.blank" petition-paris --blank 40 || bad=1
    build "$more/petition-paris.street-a3" petition-paris --blank 20 --paper a3 --orientation landscape || bad=1
    build "$more/petition-paris.landscape" petition-paris --orientation landscape || bad=1
    build "$more/appel-belgique.a3" appel-belgique --paper a3 || bad=1
    build "$more/xinjiang-release.roll" xinjiang-release --as roll || bad=1
    build "$more/tokyo-ambassador.roll" tokyo-ambassador --as roll --arrangement separate || bad=1
    build "$more/chen-oslo.roll" chen-oslo --as roll --signers benches/data/signers-oslo-17554.csv --bag-limit 500g || bad=1
    household_list >"$work/household.csv"
    build "$more/xinjiang-release.household" xinjiang-release --household --signers "$work/household.csv" || bad=1
    post_tariff >"$work/post.toml"
    build "$more/chen-oslo.posted" chen-oslo --bag-limit 500g --tariff "$work/post.toml" || bad=1
    build "$more/chen-oslo.17554" chen-oslo --signers benches/data/signers-oslo-17554.csv || bad=1
    return $bad
}

# erased FOLDER ARGUMENTS…: a batch from which somebody was erased, and what somebody else was given of it.
erased() {
    local folder=$1 mailbag=${CARGO_TARGET_DIR:-target}/release/mailbag kept batch
    kept=$work/$(basename "$1").archive
    shift
    build "$kept.out" "$@" || return 1
    batch=$(basename "$kept.out"/*)
    local place=(--archive "$kept" --archive-key "$kept.key")
    if ! {
        "$mailbag" archive add "$kept.out/$batch" "${place[@]}" &&
            "$mailbag" archive export-subject --signer "$batch/1" --out "$folder/subject" "${place[@]}" &&
            "$mailbag" archive erase --signer "$batch/2" --yes "${place[@]}" &&
            "$mailbag" archive verify "${place[@]}" &&
            "$mailbag" archive export "$batch" --out "$folder" "${place[@]}"
    } >"$work/build.txt" 2>&1; then
        printf 'erased from %s\n' "$*"
        tail -20 "$work/build.txt"
        return 1
    fi
}

erased_all() {
    local letter bad=0
    for letter in "${letters[@]}"; do
        erased "$more/$letter.erased" "$letter" || bad=1
    done
    erased "$more/chen-oslo.erased-roll" chen-oslo --as roll || bad=1
    return $bad
}

# The sheets that are made alone.
sheets_alone() {
    local mailbag=${CARGO_TARGET_DIR:-target}/release/mailbag
    mkdir -p "$more/alone"
    "$mailbag" specimen --out "$more/alone/specimen.pdf" || return 1
    "$mailbag" cover chen-oslo --route oslo --route paris --date "$day" --out "$more/alone/cover.pdf"
}

# The address windows, and what goes around the letters.
post_all() {
    local window size sheet what bad=0
    for window in din-5008-a din-5008-b nf sn no; do
        build "$more/chen-oslo.$window" chen-oslo --window "$window" --window-shows delivery || bad=1
    done
    build "$more/xinjiang-release.zones" xinjiang-release --window nf --show-zones || bad=1
    for size in DL C6 C6C5 C5 C4 B4; do
        make envelopes "$more/envelopes.$size" xinjiang-release --size "$size" --priority --printed-matter \
            --indicia tests/judges/mark.svg || bad=1
    done
    make envelopes "$more/envelopes.signer" chen-oslo --return signer --feed short-edge || bad=1
    make envelopes "$more/envelopes.bag" petition-paris --bag --size B4 --feed rotated --indicia signatures/ink-1.png || bad=1
    for sheet in L7160 L7163 L7651 3474; do
        make labels "$more/labels.$sheet" xinjiang-release --grid "$sheet" --start-at 4 || bad=1
    done
    for what in sender bag; do
        make labels "$more/labels.$what" chen-oslo --for "$what" --return signer --count 3 || bad=1
    done
    return $bad
}

# Two runs with another number of threads, time zone, locale and folder give the same bytes.
same_bytes() {
    local list=benches/data/signers-oslo-17554.csv
    build "$work/jobs-1" chen-oslo --signers "$list" --jobs 1 || return 1
    TZ=Asia/Tokyo LC_ALL=C build "$work/elsewhere/jobs-2" chen-oslo --signers "$list" --jobs 2 || return 1
    diff -r "$work/jobs-1" "$work/elsewhere/jobs-2"
}

# every_pdf: one path a line. Of the long list the cover sheet and the first volume of 500 are enough.
every_pdf() {
    find out "$read_back" "$more" -name "*.pdf" ! -path '*/chen-oslo.17554/*' 2>/dev/null | sort || true
    find "$more/chen-oslo.17554" \( -name cover.pdf -o -name letters-0001.pdf \) 2>/dev/null | sort || true
}
