# 各脚本共用的部分；由 script/ 下的脚本以 `. "$here/lib.sh"` 引入，不单独执行。
# Shared by the scripts beside it: POSIX sh, needs only coreutils until Python is found.

# Paths must not depend on the caller's directory, and CDPATH would make `cd` print.
unset CDPATH
ROOT=$(cd -- "$here/.." && pwd -P)
VENV=$ROOT/.venv
STAMP=$VENV/.jiheng-stamp
SUPPORTED_PYTHONS='3.11 3.12 3.13'
OLDEST_UV='0.8'

say() { printf '%s\n' "$*" >&2; }
die() { say "错误：$*"; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }
elapsed() { printf '%d 秒' "$(($(date +%s) - $1))"; }

# What a launcher needs in an empty environment: caches that can be written, the system's own
# certificates, and never a Python that uv fetches by itself.
prepare_environment() {
  export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1
  # Modules of another installation would be found before ours.
  unset PYTHONPATH PYTHONHOME
  mkdir -p "$ROOT/.cache" || die "无法在 $ROOT 里写文件，请换一个可写的目录，或改正目录的权限。"
  # A home that is unset or does not exist must not be created as a side effect.
  if [ -z "${HOME:-}" ] || [ ! -d "$HOME" ] || [ ! -w "$HOME" ]; then
    export HOME="$ROOT/.cache/home" XDG_CACHE_HOME="$ROOT/.cache"
    mkdir -p "$HOME"
  fi
  system_certificates=/etc/ssl/certs/ca-certificates.crt
  if [ -s "$system_certificates" ]; then
    export SSL_CERT_FILE="${SSL_CERT_FILE:-$system_certificates}" PIP_CERT="${PIP_CERT:-$system_certificates}"
  fi
  # A mirror that is set for pip serves uv as well; the hashes hold for both.
  if [ -n "${PIP_INDEX_URL:-}" ] && [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    export UV_DEFAULT_INDEX="$PIP_INDEX_URL"
  fi
}

# with_lock COMMAND…: one run at a time changes the environment; the next one waits and finds the work done.
with_lock() {
  if ! have flock; then "$@"; return; fi
  (
    if ! flock -n 9; then say '另一个安装正在进行，等它结束……'; flock 9; fi
    "$@" 9>&-
  ) 9>"$ROOT/.cache/setup.lock"
}

# is_supported COMMAND: whether it runs, and is a Python that the product supports.
is_supported() {
  version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || return 1
  case " $SUPPORTED_PYTHONS " in *" $version "*) return 0 ;; *) return 1 ;; esac
}

# find_python: the first supported Python on PATH, as an absolute path, in PYTHON. A name on PATH may be
# a stub that does not run, so each is tried.
find_python() {
  for candidate in ${JIHENG_PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if have "$candidate" && is_supported "$candidate"; then
      PYTHON=$("$candidate" -c 'import sys; print(sys.executable)')
      return 0
    fi
  done
  die '没有找到 Python 3.11、3.12 或 3.13，请先安装其中一个（例如 apt-get install python3）再运行。'
}

# find_uv: a working uv in UV — the one on PATH, else our own under .tools, made with venv and pip.
find_uv() {
  if is_recent_uv uv; then UV=uv; return 0; fi
  UV=$ROOT/.tools/uv/bin/uv
  if is_recent_uv "$UV" && cmp -s "$ROOT/requirements/uv.txt" "$ROOT/.tools/uv/pins.txt"; then return 0; fi
  need_venv_module
  say '正在准备 uv（装到 .tools/uv）……'
  rm -rf "$ROOT/.tools/uv"
  "$PYTHON" -m venv "$ROOT/.tools/uv" >&2 || die '无法建立 .tools/uv，请看上面的提示。'
  "$ROOT/.tools/uv/bin/python" -m pip --no-input install --no-cache-dir --progress-bar off \
    --require-hashes --only-binary :all: -r "$ROOT/requirements/uv.txt" >&2 ||
    die '无法从 PyPI 取得 uv，请检查网络或镜像设置（PIP_INDEX_URL）后重试。'
  cp "$ROOT/requirements/uv.txt" "$ROOT/.tools/uv/pins.txt"
}

is_recent_uv() {
  uv_version=$("$1" --version 2>/dev/null) || return 1
  uv_version=${uv_version#uv }
  uv_version=${uv_version%% *}
  [ "$(printf '%s\n%s\n' "$OLDEST_UV" "$uv_version" | sort -V | head -n 1)" = "$OLDEST_UV" ]
}

# Debian and Ubuntu cut venv off from python3; the package carries the minor version.
need_venv_module() {
  can_make_venv && return 0
  package="$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  apt_install "$package"
  can_make_venv || die "$PYTHON 缺少 venv 模块，请安装 $package，或安装 uv 后再运行。"
}

can_make_venv() { "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; }

# apt_install PACKAGE…: as root, or stop with the names of what is missing.
apt_install() {
  if ! have apt-get; then die "缺少系统软件包：$*。这台机器没有 apt-get，请用本机的方式安装后再运行。"; fi
  if [ "$(id -u)" != 0 ]; then die "缺少系统软件包：$*。请以 root 执行 apt-get install $* 后再运行。"; fi
  say "正在安装系统软件包：$*"
  apt-get -o DPkg::Lock::Timeout=300 update -q >&2 || say '软件包清单没有更新成功，用现有的清单继续。'
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install -y -q --no-install-recommends "$@" \
    </dev/null >&2 || die "系统软件包没有装上：$*。请看上面 apt-get 的提示。"
}

# Python compiles what it imports only if it may write; start-up must not depend on that.
compile_sources() {
  "$VENV/bin/python" -m compileall -q "$ROOT/src/jiheng" || die '源代码无法编译，请看上面的提示。'
}
