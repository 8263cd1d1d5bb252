#!/usr/bin/env bash
# One digest for gcc and clang at -O0 and -O3, on 1, 2, 3 and 7 threads.
#
#   tests/command/determinism_matrix.sh [--all] [FOLDER]
#
# The programs are built in FOLDER (build/matrix) and kept there. --all adds more levels, native
# instructions, link-time optimisation, a processor without FMA, 16 threads and another locale.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "$0")/../.."

builds=("gcc -O0" "gcc -O3" "clang -O0" "clang -O3")
threads=(1 2 3 7)
surroundings=("LC_ALL=C")
if [ "${1:-}" = --all ]; then
    shift
    builds+=("gcc -O1" "gcc -O2" "clang -O1" "clang -O2" "gcc -O3 -march=native"
        "clang -O3 -march=native" "gcc -O2 -flto" "gcc -Os")
    threads+=(4 8 16)
    surroundings+=("GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-FMA4"
        "LC_ALL=de_DE.UTF-8" "TZ=Asia/Kathmandu")
fi
folder=${1:-build/matrix}
mkdir -p "$folder"

build() {
    local compiler=${1%% *} flags=${1#* }
    local place="$folder/${1//[ =]/_}"
    command -v "$compiler" >/dev/null || {
        echo "$compiler is missing; ./check installs it" >&2
        return 1
    }
    { cmake -G Ninja -S . -B "$place" -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER="$compiler" \
        -DCMAKE_C_FLAGS="$flags" -DCTG_TESTS=OFF &&
        cmake --build "$place" --target contingent; } >"$place.log" 2>&1 || {
        cat "$place.log" >&2
        return 1
    }
}

expected=
cells=0
try() { # build, threads, surroundings
    local digest
    digest=$(env "$3" OMP_NUM_THREADS="$2" tests/golden/digest "$folder/${1//[ =]/_}/contingent")
    expected=${expected:-$digest}
    cells=$((cells + 1))
    if [ "$digest" != "$expected" ]; then
        echo "$1, $2 threads, $3: $digest instead of $expected" >&2
        exit 1
    fi
}

for one in "${builds[@]}"; do
    build "$one"
    for count in "${threads[@]}"; do
        try "$one" "$count" "${surroundings[0]}"
    done
    for around in "${surroundings[@]:1}"; do
        try "$one" 2 "$around"
    done
done
echo "one digest in $cells cells: $expected"
