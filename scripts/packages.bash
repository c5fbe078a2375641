# Sourced by the other scripts: finds out which packages are missing, says so, then installs them.

# need_packages WHAT_FOR PACKAGE…
need_packages() {
  local what_for=$1 package missing=()
  shift
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian or Ubuntu. If anything is missing for $what_for, it is one of these: $*"
    return
  fi
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    return
  fi
  echo "For $what_for these packages are missing, and are installed now with apt-get:"
  echo "  ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

is_installed() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo "$@"
  fi
}

# What it takes to build. Rust itself is not installed behind anybody’s back.
need_rust() {
  if ! command -v cargo >/dev/null; then
    echo "Rust is missing. Install it as https://rustup.rs says, then start this again." >&2
    exit 1
  fi
  command -v cc >/dev/null || need_packages "building" gcc libc6-dev
}

# What a window needs, on X11 and on Wayland, also where there is no graphics card.
WINDOW_PACKAGES=(
  libegl1 libgl1 libgl1-mesa-dri
  libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxrandr2
  libxkbcommon0 libxkbcommon-x11-0
  libwayland-client0 libwayland-egl1
)
