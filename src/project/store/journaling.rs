//! How a project file keeps its promises while it is open: by a write-ahead log where the computer's own
//! disk allows it, by a rollback journal on a share of the network, where processes cannot share memory.

use std::path::Path;

/// Kinds of file systems, as Linux names them, that lie on another computer or host.
const DISTANT: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "vboxsf",
    "fuse.vmhgfs-fuse",
    "prl_fs",
];

/// Whether a file lies on a share of the network, as far as can be told.
pub(super) fn lies_far(path: &Path) -> bool {
    let real = path.canonicalize().unwrap_or_else(|_missing| path.to_owned());
    if real.to_string_lossy().starts_with(r"\\") && !real.to_string_lossy().starts_with(r"\\?\") {
        return true;
    }
    if real.to_string_lossy().starts_with(r"\\?\UNC\") {
        return true;
    }
    // Files that are not there, on other systems, tell nothing.
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    kind_of(&real, &mounts).is_some_and(|kind| DISTANT.contains(&kind))
}

/// The kind of the file system that a path lies on, by the table of what is mounted where (fstab(5)).
fn kind_of<'a>(path: &Path, mounts: &'a str) -> Option<&'a str> {
    let mounted = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        let (_, at, kind) = (fields.next()?, fields.next()?, fields.next()?);
        path.starts_with(at.replace(r"\040", " ")).then_some((at.len(), kind))
    });
    mounted.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_mount_tells_where_a_file_lies() {
        let mounts = "/dev/sda / ext4 rw 0 0\nhost:/a /home/ada/my\\040share nfs4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n";
        let check = |path: &str, kind| assert_eq!(kind_of(Path::new(path), mounts), Some(kind), "{path}");
        check("/home/ada/a.gpkg", "ext4");
        check("/home/ada/my share/a.gpkg", "nfs4");
        check("/tmp/a.gpkg", "tmpfs");
    }
}
