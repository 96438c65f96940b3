//! What files look like from outside, to notice that something was changed.

use super::Names;
use std::fs;
use std::path::{Path, PathBuf};

/// What files looked like at a moment: which there were, how long, when changed, and which file of the
/// disk each was. Two equal ones mean that nothing was changed in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

/// Looks at files, and at folders at any depth, without opening the files.
pub fn fingerprint<'a>(paths: impl IntoIterator<Item = (&'a PathBuf, Names)>) -> Fingerprint {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut note = |path: &Path| {
        hasher.update(path.as_os_str().as_encoded_bytes());
        let Ok(metadata) = fs::metadata(path) else {
            return;
        };
        hasher.update(&metadata.len().to_le_bytes());
        let changed = metadata.modified().ok();
        let since = changed.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        hasher.update(&since.unwrap_or_default().as_nanos().to_le_bytes());
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            hasher.update(&metadata.ino().to_le_bytes());
            hasher.update(&metadata.ctime_nsec().to_le_bytes());
        }
    };
    for (path, names) in paths {
        note(path);
        if let Ok(listing) = super::walk_names(path, names) {
            listing.files.iter().for_each(|file| note(&file.path));
            // A broken link that is mended, or a folder that becomes readable, is a change too.
            for skipped in &listing.skipped {
                note(&path.join(&skipped.below));
            }
        }
    }
    Fingerprint(hasher.digest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_and_nothing_else_changes_the_fingerprint() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().to_owned();
        let look = |names| fingerprint([(&folder, names)]);
        fs::create_dir(folder.join("a")).unwrap();
        fs::write(folder.join("a/x.txt"), "1").unwrap();
        let (plain, all) = (look(Names::Plain), look(Names::All));
        assert_eq!(look(Names::Plain), plain);

        fs::write(folder.join("a/.nojekyll"), "").unwrap();
        assert_eq!(look(Names::Plain), plain);
        assert_ne!(look(Names::All), all);

        fs::write(folder.join("a/x.txt"), "22").unwrap();
        assert_ne!(look(Names::Plain), plain);
    }
}
