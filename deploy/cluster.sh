#!/usr/bin/env bash
# A cluster on one machine: PostgreSQL, silos, gateways, and nginx in front. To try things and to test with; see docs/cluster.md for several machines.
#
#   deploy/cluster.sh start [member ...]   everything, or some of it; comes back when all of it is ready
#   deploy/cluster.sh stop [member ...]    lets requests in work finish first
#   deploy/cluster.sh roll [silos] [gateways]   restarts all silos and gateways one at a time, under load if need be, or
#                                          those of one kind: a way back to an older version takes gateways first
#   deploy/cluster.sh status               who runs, under which process id, and is ready
#
# Members: database, silo-1 ..., gateway-1 ..., nginx. What can be set, as variables of the environment:
#
#   SILOS, GATEWAYS       how many                                                              3, 2
#   PORT                  nginx's; gateway n listens on PORT+n, and silo n on PORT+10+n (health), PORT+20+n (silos),
#                         PORT+30+n (gateways), the database on PORT+40                         5080
#   CLUSTER_DIR           data, logs, process ids                                               artifacts/cluster
#   CONNECTION            a database made by `silo init-db`, instead of one of the script's own
#   SILO, GATEWAY         what runs: a .dll or an executable                                    what `dotnet build -c Release` makes, built if need be
#   OWNER                 a process id: when that process ends, however it does, so does the cluster
#
# Settings of the service itself are passed on: Carts__Lifetime=1.00:00:00 deploy/cluster.sh start
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
silos=${SILOS:-3} gateways=${GATEWAYS:-2} port=${PORT:-5080}
dir=$(realpath -m "${CLUSTER_DIR:-$root/artifacts/cluster}")
bin=$root/artifacts/bin
# How long a member may take to be ready, and to end after it was asked to, in seconds. It ends by itself within Shutdown:Timeout.
start_patience=90 stop_patience=60
# How long a silo that has joined is given before the next one goes, as minReadySeconds in the Kubernetes manifests: it takes its part of the carts' directory over meanwhile.
settling=5
export PATH=$PATH:/usr/sbin:/sbin

fail() { echo "$*" >&2; exit 1; }

# --- Processes. A process id alone may be another process's by now: its start time, in clock ticks since boot, tells.

birth() { local stat; stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1; stat=${stat##*) }; set -- $stat; [ "$1" != Z ] && echo "${20}"; }

pid_of() {
  local pid born
  read -r pid born 2>/dev/null <"$dir/run/$1.pid" || return 1
  [ "$(birth "$pid")" = "$born" ] && echo "$pid"
}

launch() {
  local name=$1 pid
  shift
  setsid "$@" </dev/null >>"$dir/log/$name.log" 2>&1 &
  pid=$!
  echo "$pid $(birth "$pid")" >"$dir/run/$name.pid"
}

# Waits for a command to succeed, as long as the process lives.
until_ready() {
  local name=$1 deadline=$((SECONDS + start_patience))
  shift
  until "$@" >/dev/null 2>&1; do
    pid_of "$name" >/dev/null || { tail -n 20 "$dir/log/$name.log" >&2; fail "$name has ended; see $dir/log/$name.log. If another program has port $(port_of "$name"), PORT=<another> moves all ports."; }
    [ $SECONDS -lt $deadline ] || { tail -n 20 "$dir/log/$name.log" >&2; fail "$name is not ready after $start_patience s; see $dir/log/$name.log"; }
    sleep 0.2
  done
}

# A member leads a process group of its own: what it leaves behind when it is killed, as nginx does its workers, is killed with it, or after it.
kill_group() { kill -KILL -- "-$1" 2>/dev/null || true; }

end() {
  local name=$1 signal=$2 pid born deadline=$((SECONDS + stop_patience))
  read -r pid born 2>/dev/null <"$dir/run/$name.pid" || return 0
  if ! pid_of "$name" >/dev/null; then
    # Nobody is given the process id of a group that has members still; where it is somebody's, the group is, too.
    birth "$pid" >/dev/null || kill_group "$pid"
    rm -f "$dir/run/$name.pid"
    return 0
  fi
  if [ "$signal" = KILL ]; then kill_group "$pid"; else kill "-$signal" "$pid" 2>/dev/null || true; fi
  while [ "$(pid_of "$name" || true)" = "$pid" ]; do
    if [ $SECONDS -ge $deadline ]; then
      echo "$name has not ended after $stop_patience s and is killed" >&2
      kill_group "$pid"
      deadline=$((SECONDS + stop_patience))
    fi
    sleep 0.1
  done
  rm -f "$dir/run/$name.pid"
}

# Whether the member itself has its port, and not another program that answers there.
listens() {
  local pid inode
  pid=$(pid_of "$1") || return 1
  for inode in $(awk -v port=":$(printf '%04X' "$(port_of "$1")")" \
    '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null); do
    [ -z "$(find "/proc/$pid/fd" -lname "socket:\[$inode\]" -print -quit 2>/dev/null)" ] || return 0
  done
  return 1
}

# The port that a member is asked on.
port_of() {
  case $1 in
    silo-*) echo $((port + 10 + ${1#silo-})) ;;
    gateway-*) echo $((port + ${1#gateway-})) ;;
    nginx) echo "$port" ;;
    database) echo $((port + 40)) ;;
  esac
}

answers() { curl -fsS -m 2 -o /dev/null "http://127.0.0.1:$1$2"; }

# --- The database, unless CONNECTION names one. It does not run as root: Debian's package has made a user for it.

postgres_bin() {
  local initdb
  # Debian keeps the server out of PATH; wherever it is, all programs of one version are together.
  initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1 || true)
  initdb=${initdb:-$(readlink -f "$(command -v initdb)" || true)}
  [ -n "$initdb" ] || fail "PostgreSQL is not installed: apt-get install postgresql. Or name a database: CONNECTION='Host=...'"
  dirname "$initdb"
}

as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }

# As the owner of the tables (carts), or as the role of a part, which may do what that part needs.
connection() {
  local role=${1:-carts}
  echo "${CONNECTION:-Host=127.0.0.1;Port=$((port + 40));Database=carts;Username=$role;Password=$(cat "$dir/$role.password")}"
}

# Made anew with each start of the database, which is when they are needed.
make_role() {
  (umask 077; [ -f "$dir/$1.password" ] || head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$dir/$1.password")
  echo "DO \$\$ BEGIN CREATE ROLE $1 LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END \$\$;"
  echo "ALTER ROLE $1 PASSWORD '$(cat "$dir/$1.password")';"
}

make_database() {
  local owner
  owner=$([ "$(id -u)" = 0 ] && echo postgres || id -un)
  (umask 077; head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$dir/carts.password")
  install -d -m 700 -o "$owner" "$dir/database"
  chown "$owner" "$dir/carts.password"
  as_postgres test -r "$dir/carts.password" || fail "User $owner, as whom the database runs, cannot reach $dir. Name another folder: CLUSTER_DIR=/var/tmp/partnercarts"
  as_postgres "$(postgres_bin)/initdb" -D "$dir/database" -U carts -A scram-sha-256 --pwfile="$dir/carts.password" -E UTF8 --no-locale >"$dir/log/initdb.log"
}

start_database() {
  [ -z "${CONNECTION:-}" ] || return 0
  [ -d "$dir/database" ] || make_database
  local programs
  programs=$(postgres_bin)
  if ! pid_of database >/dev/null; then
    launch database $([ "$(id -u)" = 0 ] && echo setpriv --reuid=postgres --regid=postgres --init-groups) \
      "$programs/postgres" -D "$dir/database" -p $((port + 40)) -h 127.0.0.1 -k "$dir/database" -c max_connections=200
  fi
  until_ready database "$programs/pg_isready" -q -h 127.0.0.1 -p $((port + 40))
  PGPASSWORD=$(cat "$dir/carts.password") "$programs/psql" -q -h 127.0.0.1 -p $((port + 40)) -U carts -d postgres -v ON_ERROR_STOP=1 \
    -c "SELECT 'CREATE DATABASE carts' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'carts')" -At |
    PGPASSWORD=$(cat "$dir/carts.password") "$programs/psql" -q -h 127.0.0.1 -p $((port + 40)) -U carts -d postgres -v ON_ERROR_STOP=1
  { make_role carts_silo; make_role carts_gateway; } |
    PGPASSWORD=$(cat "$dir/carts.password") "$programs/psql" -q -h 127.0.0.1 -p $((port + 40)) -U carts -d carts -v ON_ERROR_STOP=1
  Cluster__Provider=PostgreSql Cluster__ConnectionString=$(connection) "${silo[@]}" init-db \
    --Cluster:PostgreSql:SiloRole carts_silo --Cluster:PostgreSql:GatewayRole carts_gateway
}

# --- Silos and gateways.

# As an array: `dotnet X.dll`, or the executable alone.
program() { case $1 in *.dll) echo "dotnet $1" ;; *) echo "$1" ;; esac; }

find_programs() {
  local name
  for name in Silo Gateway; do
    local given=${name^^} dll=$bin/PartnerCarts.$name/release/PartnerCarts.$name.dll
    if [ -z "${!given:-}" ] && [ ! -f "$dll" ]; then
      dotnet build "$root/src/$name" -c Release -v quiet --nologo >&2
    fi
    printf -v "$given" '%s' "${!given:-$dll}"
  done
  read -ra silo <<<"$(program "$SILO")"
  read -ra gateway <<<"$(program "$GATEWAY")"
}

# Settings that both have: how they meet, and, for a cluster of one machine, the tokens of a development key. Whoever sets Auth__Authority leaves that out.
settings() {
  export Cluster__Provider=PostgreSql
  if [ -z "${Auth__Authority:-}" ]; then
    export ASPNETCORE_ENVIRONMENT=Development Gateway__DevelopmentKeyFile=${Gateway__DevelopmentKeyFile:-$dir/carts.db.key.pem}
  fi
}

start_silo() {
  local n=$1
  if ! pid_of "silo-$n" >/dev/null; then
    Cluster__ConnectionString=$(connection carts_silo) launch "silo-$n" "${silo[@]}" --urls "http://127.0.0.1:$((port + 10 + n))" --Cluster:AdvertisedAddress 127.0.0.1 \
      --Cluster:SiloPort $((port + 20 + n)) --Cluster:GatewayPort $((port + 30 + n))
  fi
}

start_gateway() {
  local n=$1
  if ! pid_of "gateway-$n" >/dev/null; then
    # nginx stops sending before a gateway is stopped (see roll), so that little is left to wait for.
    Cluster__ConnectionString=$(connection carts_gateway) Shutdown__DrainDelay=${Shutdown__DrainDelay:-00:00:01} \
      launch "gateway-$n" "${gateway[@]}" --urls "http://127.0.0.1:$((port + n))"
  fi
}

# --- nginx. It learns of gateways that come and go by its configuration: the free version asks no health endpoint.

write_nginx() {
  local down=${1:-} n
  for ((n = 1; n <= gateways; n++)); do
    echo "server 127.0.0.1:$((port + n)) max_fails=1 fail_timeout=1s$([ "$down" = "gateway-$n" ] && echo ' down');"
  done >"$dir/nginx/gateways.conf"
  sed -e "s|@PORT@|$port|" -e "s|@DIR@|$dir/nginx|" "$here/nginx.conf" >"$dir/nginx/nginx.conf"
}

start_nginx() {
  command -v nginx >/dev/null || { echo "nginx is not installed; the gateways can be reached without it" >&2; return 0; }
  mkdir -p "$dir/nginx"
  write_nginx
  # One that died may have left workers that listen still.
  pid_of nginx >/dev/null || { end nginx KILL; launch nginx nginx -p "$dir/nginx" -c "$dir/nginx/nginx.conf" -e "$dir/log/nginx.log"; }
  until_ready nginx is_ready nginx
}

# Takes a gateway out of nginx, or with no argument all of them back in. Connections that are open are served to their end.
route_around() {
  local pid
  pid=$(pid_of nginx) || return 0
  write_nginx "${1:-}"
  kill -HUP "$pid"
  sleep 1
}

# --- The verbs.

members() {
  local n
  [ -n "${CONNECTION:-}" ] || echo database
  for ((n = 1; n <= silos; n++)); do echo "silo-$n"; done
  for ((n = 1; n <= gateways; n++)); do echo "gateway-$n"; done
  echo nginx
}

# Not members | grep -q: grep ends with the first match, and whether members has written all by then is luck.
known() {
  local all
  all=$(members)
  [[ $'\n'$all$'\n' == *$'\n'"$1"$'\n'* ]] || fail "There is no member $1; there are: ${all//$'\n'/ }"
}

start_one() {
  case $1 in
    database) start_database ;;
    silo-*) start_silo "${1#silo-}" ;;
    gateway-*) start_gateway "${1#gateway-}" ;;
    nginx) start_nginx ;;
  esac
}

is_ready() {
  case $1 in
    silo-* | gateway-*) listens "$1" && answers "$(port_of "$1")" /health/ready ;;
    nginx) listens nginx && answers "$port" /health/live ;;
    *) true ;;
  esac
}

start() {
  local name
  for name in "$@"; do known "$name"; done
  mkdir -p "$dir/run" "$dir/log"
  watch_owner
  find_programs
  # The database first, and nginx last; silos and gateways need not wait for each other.
  for name in "$@"; do [ "$name" != database ] || start_database; done
  settings
  for name in "$@"; do [[ $name != silo-* && $name != gateway-* ]] || start_one "$name"; done
  for name in "$@"; do [[ $name != silo-* && $name != gateway-* ]] || until_ready "$name" is_ready "$name"; done
  for name in "$@"; do [ "$name" != nginx ] || start_nginx; done
  # Again: what came after an owner's end in the middle of this is to end, too.
  watch_owner
}

# A SIGKILL gives nobody the chance to clean up, so somebody else does.
watch_owner() {
  [ -z "${OWNER:-}" ] || pid_of watch >/dev/null || OWNER='' launch watch bash -c \
    'tail --pid="$1" -f /dev/null & trap "kill $!; exit" TERM; wait $!; exec "$2" stop --now' watch "$OWNER" "$here/cluster.sh"
}

stop() {
  local kind member ending
  for member in "$@"; do known "$member"; done
  # Front to back; all of a kind at once.
  for kind in nginx gateway silo database; do
    ending=()
    for member in "$@"; do
      [[ $member == "$kind" || $member == "$kind"-* ]] || continue
      end "$member" "$(signal_for "$member")" &
      ending+=($!)
    done
    # Not for all children: those that roll has started are to stay.
    [ ${#ending[@]} -eq 0 ] || wait "${ending[@]}"
  done
}

# nginx: QUIT lets requests finish. PostgreSQL: INT ends sessions in an orderly way.
signal_for() {
  if [ -n "${now:-}" ]; then echo KILL; else case $1 in nginx) echo QUIT ;; database) echo INT ;; *) echo TERM ;; esac; fi
}

roll() {
  local kind n
  for kind in "$@"; do
    case $kind in silos | gateways) ;; *) fail "There is nothing to roll named $kind; there are: silos gateways" ;; esac
  done
  for kind in "$@"; do
    for ((n = 1; n <= ${!kind}; n++)); do
      if [ "$kind" = silos ]; then
        stop "silo-$n"
        start "silo-$n"
        sleep $settling
      else
        route_around "gateway-$n"
        stop "gateway-$n"
        start "gateway-$n"
        route_around
      fi
    done
  done
}

status() {
  local name pid all=0
  while read -r name; do
    if pid=$(pid_of "$name"); then
      printf '%-10s %8s  %s\n' "$name" "$pid" "$(is_ready "$name" 2>/dev/null && echo ready || echo 'not ready')"
    else
      printf '%-10s %8s  %s\n' "$name" - 'not running'
      all=1
    fi
  done < <(members)
  return $all
}

command=${1:-}
[ $# -eq 0 ] || shift
# Killed instead of asked to end, for when nobody is left to wait.
if [ "${1:-}" = --now ]; then now=yes; shift; fi
case $command in
  start)
    if [ $# -eq 0 ]; then
      start $(members)
      echo "The cluster is ready at http://127.0.0.1:$port; logs and data are in $dir."
      [ -n "${Auth__Authority:-}" ] || echo "A token: dotnet run --project src/Local -- token --Store:Path $dir/carts.db --tenant 11111111-1111-4111-8111-111111111111"
    else
      start "$@"
    fi
    ;;
  stop)
    if [ $# -gt 0 ]; then
      stop "$@"
    else
      stop $(members)
      # The watch may be who runs this.
      pid=$(pid_of watch) && [ "$pid" != $$ ] && end watch TERM
      rm -f "$dir/run/watch.pid"
    fi
    ;;
  roll) [ $# -gt 0 ] || set -- silos gateways; roll "$@" ;;
  status) status ;;
  *) sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
