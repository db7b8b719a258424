# What both start scripts need. Passwords get into files of /data and into the environment of valkey-cli, never into
# arguments.
set -eu
umask 077

secret() {
  value=$(cat "/run/secrets/redis/$1")
  case $value in
    '' | *[!A-Za-z0-9._~+/=-]*)
      echo "$1 must be only a password, of letters, digits and . _ ~ + / = -" >&2
      exit 1
      ;;
  esac
  printf '%s' "$value"
}

password=$(secret REDIS_LOGIN)
sentinel_password=$(secret REDIS_SENTINEL_LOGIN)

others() {
  for node in $NODES; do
    [ "$node" = "$NODE" ] || echo "$node"
  done
}

# The values that the sentinel of another node has for a field; none if it does not answer.
told() {
  node=$1 field=$2
  shift 2
  REDISCLI_AUTH=$sentinel_password timeout 2 valkey-cli -h "$node" -p 26379 sentinel "$@" 2>/dev/null |
    sed -n "/^$field\$/{n;p;}"
}
