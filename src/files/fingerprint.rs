//! What files look like from outside, to notice that something was changed.

use super::{Names, Stamp};
use std::fs;
use std::hash::Hash;
use std::path::{Path, PathBuf};

/// What files looked like at a moment: which there were, how long, when changed, and which file of the
/// disk each was. Two equal ones mean that nothing was changed in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

/// Looks at files, and at folders at any depth, without opening the files.
pub fn fingerprint<'a>(paths: impl IntoIterator<Item = (&'a PathBuf, Names)>) -> Fingerprint {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut note = |path: &Path, stamp: Option<Stamp>| {
        path.as_os_str().as_encoded_bytes().hash(&mut hasher);
        stamp.hash(&mut hasher);
    };
    let look = |path: &Path| fs::metadata(path).ok().map(|found| Stamp::of(&found));
    for (path, names) in paths {
        note(path, look(path));
        if let Ok(listing) = super::walk_names(path, names) {
            let files = listing.files.iter();
            files.for_each(|file| note(&file.path, Some(file.stamp)));
            // A broken link that is mended, or a folder that becomes readable, is a change too.
            for skipped in &listing.skipped {
                let path = path.join(&skipped.below);
                note(&path, look(&path));
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
