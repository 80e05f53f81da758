# Runs a command as the image does: files that stay as they are, a /tmp of its own, no root, no privileges. For root, in a mount
# namespace: unshare --mount bash read-only.sh FOLDER COMMAND…
set -euo pipefail
folder=$1
shift
mount --make-rprivate /
while read -r _ _ _ _ at _; do
  case $at in /proc* | /dev* | /sys*) ;; *) mount -o remount,bind,ro "$at" ;; esac
done </proc/self/mountinfo
# A project that lies in /tmp itself is brought over into the new one.
project=$(realpath "$folder/../..")
case $project in
  /tmp/*) mount --bind "$project" /mnt && mount -o remount,bind,ro /mnt ;;
  *) project= ;;
esac
mount -t tmpfs -o mode=1777,size=1g tmpfs /tmp
if [ -n "$project" ]; then
  mkdir -p "$project"
  mount --no-mtab --move /mnt "$project"
fi
cd "$folder"
if touch "$folder/written" 2>/dev/null; then
  echo 'the folder can be written to' >&2
  exit 99
fi
exec setpriv --reuid=10001 --regid=10001 --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
