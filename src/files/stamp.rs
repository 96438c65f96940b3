//! What a file looks like from outside, so that one that was read before need not be read again.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Length, times and identity of a file. Two equal ones mean that it was not written in between, if the first
/// [was settled](Stamp::is_settled).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Length in bytes.
    pub size: u64,
    /// When it was written last, in nanoseconds since 1970.
    modified: u64,
    /// When it was written, renamed, linked or given other permissions last.
    changed: u64,
    /// Which file of which disk it is; 0 where the system does not say.
    file: (u64, u64),
}

/// A file system that notes parts of a second does so in steps of less than this.
const FINE: Duration = Duration::from_millis(50);

/// FAT notes every other second.
const COARSE: Duration = Duration::from_secs(3);

impl Stamp {
    /// Of what the system says.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().map_or(0, nanoseconds);
        #[cfg(unix)]
        let (changed, file) = {
            use std::os::unix::fs::MetadataExt;
            let seconds = u64::try_from(metadata.ctime()).unwrap_or(0);
            let rest = u64::try_from(metadata.ctime_nsec()).unwrap_or(0);
            let changed = seconds.wrapping_mul(1_000_000_000).wrapping_add(rest);
            (changed, (metadata.dev(), metadata.ino()))
        };
        #[cfg(not(unix))]
        let (changed, file) = (metadata.created().map_or(0, nanoseconds), (0, 0));
        Stamp {
            size: metadata.len(),
            modified,
            changed,
            file,
        }
    }

    /// Whether the next writing gives the file another stamp: not if it was written just before `now`, since
    /// clocks of file systems go in steps, nor if it claims to be from the future.
    pub fn is_settled(&self, now: SystemTime) -> bool {
        let newest = self.modified.max(self.changed);
        let step = match newest % 1_000_000_000 {
            0 => COARSE,
            _ => FINE,
        };
        let step = u64::try_from(step.as_nanos()).unwrap_or(u64::MAX);
        newest.saturating_add(step) < nanoseconds(now)
    }

    /// Which file of its disk it is; 0 where the system does not say.
    pub(super) fn number(&self) -> u64 {
        self.file.1
    }

    /// Whether the file was written after another one.
    pub fn is_newer_than(&self, other: &Stamp) -> bool {
        self.modified > other.modified
    }

    /// Whether it is the same file, not written since; links to it may have come and gone.
    pub fn is_same_content(&self, other: &Stamp) -> bool {
        (self.size, self.modified, self.file) == (other.size, other.modified, other.file)
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_was_just_written_is_not_settled() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "1").unwrap();
        let stamp = Stamp::of(&fs::metadata(&path).unwrap());
        let now = SystemTime::now();
        assert!(!stamp.is_settled(now));
        assert!(stamp.is_settled(now + COARSE));
        assert!(!stamp.is_settled(now - COARSE));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leaves_the_content_as_it_was_and_another_file_does_not() {
        let dir = tempfile::tempdir().unwrap();
        let (path, other) = (dir.path().join("a.txt"), dir.path().join("b.txt"));
        let stamp = |path| Stamp::of(&fs::metadata(path).unwrap());
        fs::write(&path, "1").unwrap();
        let before = stamp(&path);
        fs::hard_link(&path, &other).unwrap();
        assert!(stamp(&other).is_same_content(&before));
        fs::copy(&path, dir.path().join("c.txt")).unwrap();
        fs::rename(dir.path().join("c.txt"), &path).unwrap();
        assert!(!stamp(&path).is_same_content(&before));
    }
}
