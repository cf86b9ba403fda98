# Headings with the time since the start, one line a judge, and the summary. A judge that could not run is never called passed.

passed=() failed=() not_run=() began=0

heading() {
    began=$SECONDS
    printf '\n== %s (%d:%02d)\n' "$*" $((SECONDS / 60)) $((SECONDS % 60))
}

# The summary has the seconds since the heading, so that it shows what CI spends its time on.
pass() { passed+=("$1 ($((SECONDS - began)) s)"); printf 'passed   %s\n' "$1"; }
fail() { failed+=("$1 ($((SECONDS - began)) s)"); printf 'FAILED   %s\n' "$1"; }

# With CI=true a judge that cannot run fails the run.
cannot_run() {
    if [ "${CI:-}" = true ]; then
        failed+=("$1 (not run)")
        printf 'FAILED   %s: not run, and CI=true\n' "$1"
    else
        not_run+=("$1")
        printf 'not run  %s\n' "$1"
    fi
}

# step NAME COMMAND…: passes with the command's own exit code.
step() {
    local name=$1
    shift
    heading "$name"
    if "$@"; then pass "$name"; else fail "$name"; fi
}

# in_parts TASK FILE…: the function on the files, dealt out to as many processes as there are cores; true if all are well. What
# each writes on the way begins with a name of its own.
own=$work/judge
in_parts() {
    local task=$1 parts part number bad=0 processes=()
    shift
    parts=$(nproc)
    for ((part = 0; part < parts && part < $#; part++)); do
        local files=()
        for ((number = part + 1; number <= $#; number += parts)); do files+=("${!number}"); done
        own=$work/part-$part "$task" "${files[@]}" >"$work/part-$part.txt" 2>&1 &
        processes+=($!)
    done
    for ((part = 0; part < ${#processes[@]}; part++)); do
        wait "${processes[part]}" || bad=1
        cat "$work/part-$part.txt"
    done
    return $bad
}

# refuses FILE…: $accepts refuses each of these broken files, which is said of it; false if one of them is accepted.
refuses() {
    local broken bad=0
    for broken in "$@"; do
        # What a judge says of a broken file is expected, and would only look like a failure.
        if "$accepts" "$broken" >"$own-refusal.txt" 2>&1; then
            printf 'accepts  %s, which is broken\n' "$(basename "$broken")"
            bad=1
        else
            printf 'refuses  %s (%s)\n' "$(basename "$broken")" "$(grep -m1 . "$own-refusal.txt" | cut -c1-100)"
        fi
    done
    return $bad
}

# judge NAME TOOL FUNCTION FILE-LIST BROKEN…: the function must refuse each broken file and accept every file of the list.
judge() {
    local name=$1 tool=$2 accepts=$3 list=$4
    shift 4
    heading "$name"
    if ! $tool; then
        cannot_run "$name"
        return
    fi
    if ! in_parts refuses "$@"; then
        fail "$name: accepts a broken file"
        return
    fi
    local files=()
    mapfile -t files <"$list"
    if [ "${#files[@]}" -eq 0 ]; then
        fail "$name: no file to judge"
    elif in_parts "$accepts" "${files[@]}"; then
        pass "$name: ${#files[@]} files"
    else
        fail "$name"
    fi
}

# Prints the summary; false if anything failed.
summary() {
    heading "Summary"
    local line
    for line in "${passed[@]}"; do printf 'passed   %s\n' "$line"; done
    for line in "${not_run[@]}"; do printf 'not run  %s\n' "$line"; done
    for line in "${failed[@]}"; do printf 'FAILED   %s\n' "$line"; done
    printf '%d passed, %d not run, %d failed\n' "${#passed[@]}" "${#not_run[@]}" "${#failed[@]}"
    [ "${#failed[@]}" -eq 0 ]
}
