#!/usr/bin/env bash
# The one entry of the project. `./build.sh help` lists the verbs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cli_dll=$root/src/RoboIrl.Cli/bin/Release/net10.0/RoboIrl.Cli.dll
artifacts=$root/artifacts
stamps=$artifacts/stamps

# OpenMP counts threads per calling thread: without this every worker of ours would start a team of its own.
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# nproc would answer 1: it heeds OMP_NUM_THREADS.
cores() { getconf _NPROCESSORS_ONLN; }
say() { printf '==> %s\n' "$*"; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

usage() {
    cat <<'TEXT'
./build.sh                 set up this machine and build everything
./build.sh setup           install the Debian packages that are missing
./build.sh build           build the native libraries and the solution
./build.sh test [--all]    build and test; --all adds the slow learning tests; ROBOIRL_TEST_JOBS=1: one project at a time
./build.sh demo            train HalfCheetah, evaluate, film it (about five minutes)
./build.sh bench [NAME..]  benchmarks against the C and C++ programs in native/
./build.sh bench filter [--list]   FILTER beside moment matching, GAIL and cloning: trains, resumes, reports (a day or more)
./build.sh bench musik [--horizon H]   MusIK and others on the combination lock: episodes until it opens (hours; minutes for one H)
./build.sh results [--list] [NAME..]   train the experiments of the README's table and write it (many hours; goes on
                           where it was stopped); NAME: only those that start so, as ppo/ant or sac; --list: only list
./build.sh bindings [--mujoco DIR]   regenerate the native bindings (from the headers of another MuJoCo)
./build.sh fmt [--check]   format the sources
./build.sh doctor          what this machine has, and what is slow or missing
./build.sh VERB ARGS..     any other verb goes to the roboirl command line:
                           train, resume, eval, record, render, play, report, success, data, env, experts, reward, config
                           (try ./build.sh train --help)

MUJOCO_HOME and LIBTORCH_HOME point at another MuJoCo (3.x) or libtorch (2.x, CPU or CUDA) than Debian's.
TORCH_BACKEND=TorchSharp builds on the TorchSharp package instead of our binding of libtorch.
TEXT
}

# ---- setup -----------------------------------------------------------------------------------------------------

packages() {
    echo cmake g++ ninja-build ffmpeg
    echo libclang-14-dev libglfw3-dev libegl-dev libegl1 libgl1-mesa-dri libosmesa6-dev
    echo libopenblas0-openmp libopenblas-openmp-dev
    echo libhdf5-dev python3-h5py # h5py reads and writes beside us in the tests
    echo bubblewrap # the box around reward programs that nobody trusts yet
    [ -n "${MUJOCO_HOME:-}" ] || echo libmujoco-dev
    [ -n "${LIBTORCH_HOME:-}" ] || echo libtorch-dev
}

# What stands for each package where dpkg does not answer: a program, or a file that the compiler or loader finds.
present_without_dpkg() {
    local library=
    case $1 in
        cmake | ffmpeg) command -v "$1" >/dev/null; return ;;
        g++) command -v c++ >/dev/null; return ;;
        ninja-build) command -v ninja >/dev/null; return ;;
        bubblewrap) command -v bwrap >/dev/null; return ;;
        libgl1-mesa-dri) return 0 ;; # a driver: `doctor` tries it
        libclang-14-dev) library='libclang' ;;
        libglfw3-dev) library='libglfw\.so' ;;
        libegl-dev | libegl1) library='libEGL\.so' ;;
        libosmesa6-dev) library='libOSMesa\.so' ;;
        libopenblas*) library='libopenblas' ;;
        libhdf5-dev) library='libhdf5_serial\.so' ;;
        python3-h5py) python3 -c 'import h5py' 2>/dev/null; return ;;
        libmujoco-dev) library='libmujoco\.so' ;;
        libtorch-dev) library='libtorch_cpu\.so' ;;
    esac
    /sbin/ldconfig -p 2>/dev/null | grep -q "$library"
}

missing_packages() {
    local name
    for name in $(packages); do
        if command -v dpkg-query >/dev/null; then
            dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
        else
            present_without_dpkg "$name" || echo "$name"
        fi
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root and there is no sudo; run as root: $*"
    fi
}

require_dotnet() {
    command -v dotnet >/dev/null ||
        die "the .NET SDK 10 is missing: there is no 'dotnet' on PATH. Install it (https://dotnet.microsoft.com/download/dotnet/10.0) and run this again."
    dotnet --list-sdks | grep -q '^10\.' ||
        die "the .NET SDK 10 is missing: dotnet has only [$(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -)]. Install SDK 10 and run this again."
}

setup() {
    require_dotnet
    local missing
    missing=$(missing_packages | paste -sd' ' -)
    if [ -n "$missing" ]; then
        command -v apt-get >/dev/null ||
            die "there is no apt-get here; install what these Debian packages hold, then run this again: $missing"
        say "installing: $missing"
        as_root apt-get update -q
        # shellcheck disable=SC2086 # one word per package
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    fi
    use_openblas
}

# The reference BLAS is about 70 times slower than OpenBLAS; which one libtorch gets is decided by two links.
use_openblas() {
    [ -z "${LIBTORCH_HOME:-}" ] && command -v update-alternatives >/dev/null || return 0
    local name triple link chosen
    triple=$(gcc -print-multiarch 2>/dev/null || echo "$(uname -m)-linux-gnu")
    for name in libblas.so.3 liblapack.so.3; do
        link=/usr/lib/$triple/$name
        case $(readlink -f "$link") in */openblas*/*) continue ;; esac
        chosen=$(update-alternatives --list "$name-$triple" | grep openblas | head -n 1) ||
            die "OpenBLAS is installed but is no alternative for $name-$triple: update-alternatives --display $name-$triple"
        say "selecting OpenBLAS for $name"
        as_root update-alternatives --set "$name-$triple" "$chosen"
        case $(readlink -f "$link") in
            */openblas*/*) ;;
            *) die "$link still leads to $(readlink -f "$link"), not to OpenBLAS" ;;
        esac
    done
}

# ---- build -----------------------------------------------------------------------------------------------------

# stale STAMP PATH..: whether anything below the paths is newer than the stamp of the last build.
stale() {
    local stamp=$stamps/$1
    shift
    [ -e "$stamp" ] || return 0
    [ "$(cat "$stamp")" = "$(choices)" ] || return 0
    [ -n "$(find "$@" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]
}

# What a build depends on besides the sources.
choices() { echo "mujoco=${MUJOCO_HOME:-} libtorch=${LIBTORCH_HOME:-} backend=${TORCH_BACKEND:-}"; }

# with_stamp NAME COMMAND..: the stamp carries the time before the build, so that an edit made meanwhile is seen.
with_stamp() {
    local name=$1
    shift
    mkdir -p "$stamps"
    choices >"$stamps/$name.new"
    "$@"
    mv "$stamps/$name.new" "$stamps/$name"
}

managed_sources() { printf '%s\n' "$root"/src "$root"/envs "$root"/Directory.*.props "$root"/global.json "$root"/.editorconfig; }

build_native() {
    say "building the native libraries"
    local options=(-DCMAKE_BUILD_TYPE=Release)
    [ -z "${MUJOCO_HOME:-}" ] || options+=("-DMUJOCO_HOME=$MUJOCO_HOME")
    [ -z "${LIBTORCH_HOME:-}" ] || options+=("-DLIBTORCH_HOME=$LIBTORCH_HOME")
    cmake -S "$root/native" -B "$artifacts/native-build" -G Ninja "${options[@]}" >"$artifacts/cmake.log" 2>&1 ||
        { cat "$artifacts/cmake.log" >&2; die "cmake could not configure native/ (log above)"; }
    cmake --build "$artifacts/native-build" "$@" >"$artifacts/native-build.log" 2>&1 ||
        { tail -n 60 "$artifacts/native-build.log" >&2; die "the native build failed (artifacts/native-build.log)"; }
}

managed_options() {
    printf '%s\n' -c Release -v quiet -nologo -clp:NoSummary
    [ -z "${TORCH_BACKEND:-}" ] || printf '%s\n' "-p:TorchBackend=$TORCH_BACKEND"
    [ -z "${MUJOCO_HOME:-}" ] || printf '%s\n' "-p:MuJoCoBindings=$artifacts/bindings/mujoco"
}

build_managed() {
    say "building ${1#"$root"/}"
    local options
    mapfile -t options < <(managed_options)
    dotnet build "$1" "${options[@]}"
}

# build_base STAMP TARGET..: the native part where it changed; for other headers than Debian's, their bindings first.
build_base() {
    local stamp=$1
    shift
    if [ -n "${MUJOCO_HOME:-}" ] && stale bindings "$root/src/RoboIrl.BindingGenerator" "$root/native/bindings"; then
        with_stamp bindings bindings --mujoco "$MUJOCO_HOME"
    fi
    if stale "$stamp" "$root/native"; then
        with_stamp "$stamp" build_native "$@"
    fi
}

# What the command line needs: without tests, benchmarks and the reference programs in native/.
build_cli() {
    local sources
    mapfile -t sources < <(managed_sources)
    if [ ! -e "$cli_dll" ] || stale cli "${sources[@]}" || stale native "$root/native"; then
        require_dotnet
        mkdir -p "$artifacts"
        (
            flock 9 # two commands started together build once
            {
                build_base native --target roboirl_mujoco roboirl_torch
                if stale cli "${sources[@]}" || [ ! -e "$cli_dll" ]; then
                    with_stamp cli build_managed "$root/src/RoboIrl.Cli/RoboIrl.Cli.csproj"
                fi
            } >&2 9>&- # what is built on the way is no output of the command; and no lock for children: the compiler server outlives the build
        ) 9>"$artifacts/build.lock"
    fi
}

build_all() {
    local sources
    mapfile -t sources < <(managed_sources)
    require_dotnet
    mkdir -p "$artifacts"
    (
        flock 9
        {
            build_base native-all
            cp -p "$stamps/native-all" "$stamps/native"
            if stale all "$root/tests" "${sources[@]}"; then
                with_stamp all build_managed "$root/RoboIrl.sln"
                cp -p "$stamps/all" "$stamps/cli"
            fi
        } 9>&-
    ) 9>"$artifacts/build.lock"
}

# ---- verbs -----------------------------------------------------------------------------------------------------

run_cli() { exec dotnet "$cli_dll" "$@"; }

run_tests() {
    local filter='Category!=Slow' results=$artifacts/test-results project
    [ -z "${ROBOIRL_CI:-}" ] || filter='Category!=Slow|Ci=true'
    case ${1:-} in
        --all) filter= ;;
        '') ;;
        *) die "test takes --all or nothing, not '$1'" ;;
    esac
    rm -rf "$results" && mkdir -p "$results"
    # Whoever stops this stops the tests: processes in the background do not hear of Ctrl-C.
    trap 'trap "" TERM; kill $(jobs -p) 2>/dev/null; wait; exit 130' INT TERM
    for project in "$root"/tests/*.Tests; do
        # Tests of one project run one after another, most of them on one core: other projects take the other cores.
        while [ "$(jobs -pr | wc -l)" -ge "${ROBOIRL_TEST_JOBS:-$(cores)}" ]; do wait -n || true; done
        test_project "$project" "$results" "$filter" &
    done
    wait
    trap - INT TERM
    summarize_tests "$results" "$(find "$results" -name '*.broken' | wc -l)"
}

# test_project FOLDER RESULTS FILTER: its output is printed in one piece when it is through.
test_project() {
    local name results=$2 filter=$3
    name=$(basename "$1")
    say "$name begins"
    trap 'kill $! 2>/dev/null; wait; exit 130' TERM
    timeout -k 10 "${ROBOIRL_TEST_TIMEOUT:-3600}" dotnet test "$1/bin/Release/net10.0/$name.dll" --nologo ${filter:+--filter "$filter"} \
        --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1 &
    # A crash of the test process leaves no counters: it is told apart from failed tests here.
    if ! wait $! && { ! grep -qs '<Counters' "$results/$name.trx" || ! grep -qsE 'outcome="(Failed|Error)"' "$results/$name.trx"; }; then
        printf 'build.sh: the test process of %s broke off\n' "$name" >>"$results/$name.log"
        touch "$results/$name.broken"
    fi
    cat "$results/$name.log"
}

# Adds up the counters of all result files and prints the closing line; fails when a test failed.
summarize_tests() {
    local results=$1 broken=$2 passed failed total
    read -r total passed failed < <(cat "$results"/*.trx 2>/dev/null | tr '>' '\n' | awk '
        function count(field, a) { return match($0, " " field "=\"[0-9]+\"") ? substr($0, RSTART + length(field) + 3, RLENGTH - length(field) - 4) : 0 }
        /<Counters / { total += count("total"); passed += count("passed"); failed += count("failed") + count("error") + count("timeout") + count("aborted") }
        END { print total + 0, passed + 0, failed + 0 }')
    echo
    echo "$passed passed, $((failed + broken)) failed, $((total - passed - failed)) skipped"
    [ $((failed + broken)) -eq 0 ] && [ "$passed" -gt 0 ]
}

# run_generator LIBRARY OPTIONS..: paths in the response files are relative to the root.
run_generator() {
    local library=$1
    shift
    (cd "$root" && mkdir -p "$artifacts/bindings/probe" &&
        dotnet run -c Release -v quiet --project src/RoboIrl.BindingGenerator -- "@native/bindings/$library/generate.rsp" "$@")
}

bindings() {
    require_dotnet
    local mujoco=${MUJOCO_HOME:-} library
    if [ "${1:-}" = --mujoco ]; then
        mujoco=${2:?'--mujoco needs the folder that holds include/mujoco'}
    fi
    if [ -n "$mujoco" ]; then
        [ -f "$mujoco/include/mujoco/mujoco.h" ] || die "'$mujoco' holds no include/mujoco/mujoco.h: name the folder of an unpacked MuJoCo"
        say "binding MuJoCo in $mujoco"
        # The probe goes there too: the committed one is for the committed bindings.
        run_generator mujoco --include-directory "$mujoco/include" --output "$artifacts/bindings/mujoco" \
            --probe "$artifacts/bindings/probe/mujoco_layout.c" --layout-table "$artifacts/bindings/probe/LayoutTable.cs"
    else
        for library in mujoco egl osmesa gl hdf5; do run_generator "$library"; done # GLFW's output is not committed
        git -C "$root" diff --stat -- src native tests || true
    fi
}

format() {
    if [ "${1:-}" = --check ]; then
        shift
        set -- --verify-no-changes "$@"
    fi
    dotnet restore "$root/RoboIrl.sln" --verbosity quiet # the analyzers need every package, those of the tests too
    dotnet format "$root/RoboIrl.sln" --no-restore --exclude '**/Generated/**' "$@"
}

# From nothing to a film. Everything it makes lies in one run folder.
demo() {
    local runs run began=$SECONDS
    runs=$root/runs/demo-$(date +%Y%m%d-%H%M%S)
    dotnet "$cli_dll" train "$root/configs/quickstart.yaml" --runs "$runs"
    run=$(find "$runs" -name status.json -printf '%h\n' | head -n 1)
    [ -n "$run" ] || die "the training left no run folder in $runs"
    say "trained in $((SECONDS - began)) s; evaluating"
    dotnet "$cli_dll" eval "$run" --episodes 10
    say "filming"
    dotnet "$cli_dll" record "$run" --seconds 20
    dotnet "$cli_dll" report "$run" --out "$run/report"
    say "done in $((SECONDS - began)) s. Look at:"
    find "$run" \( -name '*.mp4' -o -name '*.png' -o -name '*.svg' -o -name '*.gif' -o -name '*.md' \) -printf '    %p\n' | sort
}

# The experiments in the README's table, a line each: configuration and number of seeds. The long ones come first.
results_table() {
    cat <<'TEXT'
sac/humanoid 2
sac/ant 2
sac/walker2d 2
sac/half-cheetah 3
sac/hopper 6
ppo/humanoid 5
ppo/humanoid-standup 5
ppo/ant 5
ppo/walker2d 5
ppo/half-cheetah 5
ppo/hopper 5
ppo/swimmer 5
ppo/reacher 5
ppo/inverted-double-pendulum 5
ppo/inverted-pendulum 5
ppo/walker-walk 3
ppo/walker-stand 3
ppo/cheetah-run 3
ppo/hopper-stand 3
ppo/finger-spin 3
ppo/ball-in-cup-catch 3
ppo/reacher-easy 3
ppo/cartpole-swingup 3
ppo/point-mass-easy 3
ppo/cartpole-balance 3
TEXT
}

# results_runs [PREFIX..]: 'configuration seed' of every run of the chosen experiments (their name starts with a prefix; all
# without one). Seed 1 of everything comes before seed 2 of anything: an interrupted campaign shows a full, if thin, table.
results_runs() {
    local experiment seeds seed=0 more=1
    while [ $more = 1 ]; do
        more=0 seed=$((seed + 1))
        while read -r experiment seeds; do
            if [ "$seed" -le "$seeds" ] && starts_with "$experiment" "$@"; then
                echo "$experiment $seed"
                more=1
            fi
        done < <(results_table)
    done
    [ $seed -gt 1 ] || die "no experiment of the results starts with: $*. They are: $(results_table | cut -d' ' -f1 | paste -sd' ' -)"
}

starts_with() {
    local name=$1 prefix
    shift
    [ $# -gt 0 ] || return 0
    for prefix in "$@"; do
        case $name in "$prefix"*) return 0 ;; esac
    done
    return 1
}

# The numbers in the README: every run of the table, a process per core. It takes many hours and may be stopped at any time: the
# next call goes on with the runs that are not finished.
results() {
    local runs=$root/runs/results list broken=0
    list=$(results_runs "$@")
    mkdir -p "$runs"
    export -f results_run say
    export root cli_dll runs
    xargs -P "$(cores)" -L 1 bash -c 'results_run "$@"' results_run <<<"$list" || broken=1
    dotnet "$cli_dll" report "$runs" --out "$runs/report" --into "$root/README.md"
    [ $broken = 0 ] || die "not every run was finished (see above); ./build.sh results goes on with them"
}

# results_run EXPERIMENT SEED: trains, resumes or skips, by what the run folder says.
results_run() {
    local name=${1/\//-}-s$2
    if [ ! -e "$runs/$name" ]; then
        dotnet "$cli_dll" train "$root/configs/$1.yaml" --seed "$2" --name "$name" --runs "$runs"
    elif ! grep -q '"state": "finished"' "$runs/$name/status.json"; then
        dotnet "$cli_dll" resume "$runs/$name"
    else
        say "$name is finished"
    fi
}

# No `a && b` in here: bash suspends `set -e` inside functions that stand in such a list.
main() {
    local verb=${1:-all}
    [ $# -eq 0 ] || shift
    case $verb in
        all)
            setup
            build_all
            run_cli doctor
            ;;
        setup) setup ;;
        build) build_all ;;
        test)
            setup
            build_all
            run_tests "$@"
            ;;
        demo)
            setup
            build_cli
            demo
            ;;
        bench)
            case ${1:-} in filter | reset-gap | musik) build_cli ;; *) build_all >&2 ;; esac
            run_cli bench "$@"
            ;;
        results)
            if [ "${1:-}" = --list ]; then
                results_runs "${@:2}"
            else
                build_cli
                results "$@"
            fi
            ;;
        bindings) bindings "$@" ;;
        fmt) format "$@" ;;
        help | -h | --help) usage ;;
        *)
            build_cli
            run_cli "$verb" "$@"
            ;;
    esac
}

main "$@"
