#!/bin/sh
# Makes what a real guest of the embedded cluster boots: a Debian kernel and a memory disk that holds busybox alone.
#
#   .mvn/guest.sh [folder]     writes vmlinuz and initramfs.gz there (.dev/guest), from Debian packages, without root
#
# Needs apt-get, dpkg and, to run the result, qemu-system-x86_64 on the PATH.
set -eu

guest=${1:-.dev/guest}
mkdir -p "$guest"
guest=$(cd "$guest" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

kernel=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-[0-9][^ ]*\)$/\1/p' | head -n 1)
apt-get -qq download "$kernel" busybox-static 2>/dev/null
for package in ./*.deb; do
    dpkg -x "$package" packages
done

mkdir -p disk/bin disk/dev disk/proc disk/sys disk/etc/acpi/PWRF disk/root disk/lib disk/var/run disk/var/log
cp packages/bin/busybox disk/bin/busybox 2>/dev/null || cp packages/usr/bin/busybox disk/bin/busybox
for module in button evdev; do
    find packages -name "$module.ko*" -exec cp {} disk/lib/ \;
done
password=$(disk/bin/busybox mkpasswd -m sha512 nuvem)

echo "root:$password:0:0:root:/root:/bin/sh" > disk/etc/passwd
echo 'root:x:0:' > disk/etc/group
printf 'Nuvem test guest, \\r on \\l\nSign in as root with the password nuvem.\n\n' > disk/etc/issue
cat > disk/etc/inittab <<'END'
::sysinit:/etc/start
tty1::respawn:/bin/getty 38400 tty1 linux
ttyS0::respawn:/bin/getty -L 115200 ttyS0 vt100
::ctrlaltdel:/bin/reboot
END
cat > disk/etc/start <<'END'
#!/bin/sh
for module in /lib/*.ko; do insmod "$module" 2>/dev/null; done
for word in $(cat /proc/cmdline); do
    case $word in nuvem.name=*) hostname "${word#nuvem.name=}" ;; esac
done
ip link set lo up
acpid -c /etc/acpi
END
cat > disk/etc/acpi/PWRF/00000080 <<'END'
#!/bin/sh
poweroff
END
cat > disk/init <<'END'
#!/bin/busybox sh
/bin/busybox mount -t devtmpfs dev /dev
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox --install -s /bin
export PATH=/bin
exec /bin/busybox init
END
chmod 755 disk/init disk/etc/start disk/etc/acpi/PWRF/00000080
ln -s bin disk/sbin

(cd disk && find . | ./bin/busybox cpio -o -H newc 2>/dev/null) | gzip -9 > initramfs.gz
mv initramfs.gz "$guest/initramfs.gz"
cp packages/boot/vmlinuz-* "$guest/vmlinuz"
ls -l "$guest"
