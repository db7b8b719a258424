# Starts a sentinel with the configuration of the ConfigMap, and with its own knowledge from before it stopped: the
# primary, the other nodes, and its votes. It writes that into its copy of the configuration.
. /etc/redis/common.sh
copy=/data/sentinel.conf

# Without a copy it learns from another one. One that knew no replicas could win the vote and then have none to choose.
learnt_from_others() {
  for other in $(others); do
    primary=$(told "$other" ip master relay)
    if [ -n "$primary" ]; then
      echo "sentinel monitor relay $primary 6379 2"
      told "$other" ip replicas relay | sed 's/.*/sentinel known-replica relay & 6379/'
      return
    fi
  done
  echo "sentinel monitor relay ${NODES%% *} 6379 2"
}

if [ -e "$copy" ]; then
  learnt='monitor|current-epoch|config-epoch|leader-epoch|known-replica|known-sentinel'
  state=$(grep -E "^sentinel ($learnt) " "$copy")
else
  state=$(learnt_from_others)
fi

{
  cat /etc/redis/sentinel.conf
  echo "requirepass $sentinel_password"
  echo "sentinel sentinel-pass $sentinel_password"
  echo "sentinel announce-ip $NODE"
  # Its own for ever: with a new one it would be counted twice.
  echo "sentinel myid $(echo "$NODE" | sha1sum | cut -c 1-40)"
  echo "$state"
  echo "sentinel auth-pass relay $password"
} >"$copy.new"
mv "$copy.new" "$copy"
exec valkey-server "$copy" --sentinel
