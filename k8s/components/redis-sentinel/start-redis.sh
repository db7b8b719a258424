# Starts Redis with the configuration of the ConfigMap, in the role that it had when it stopped. The sentinels have it
# write that into its copy of the configuration, and correct it if they have made another node the primary since.
. /etc/redis/common.sh
copy=/data/redis.conf

# Without a copy this is the first start, or the disk was lost. Then it must not be the primary, which the others would
# copy: if it was, and had replicas, the sentinels make one of those the primary first.
role_without_data() {
  while :; do
    for other in $(others); do
      primary=$(told "$other" ip master relay)
      if [ -n "$primary" ] && [ "$primary" != "$NODE" ]; then
        echo "replicaof $primary 6379"
        return
      fi
      if [ -n "$primary" ] && [ "$(told "$other" num-slaves master relay)" = 0 ]; then
        return
      fi
    done
    sleep 1
  done
}

if [ -e "$copy" ]; then
  role=$(grep '^replicaof ' "$copy" || true)
else
  role=$(role_without_data)
fi

{
  cat /etc/redis/redis.conf
  echo "requirepass $password"
  echo "masterauth $password"
  echo "replica-announce-ip $NODE"
  echo "$role"
} >"$copy.new"
mv "$copy.new" "$copy"
exec valkey-server "$copy"
