//! The only module that touches `std::fs`: thin wrappers that put the path into every error.

pub mod fingerprint;
pub mod lock;
mod stamp;
pub mod tree;

pub use stamp::Stamp;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What could not be done with which file.
#[derive(Debug, thiserror::Error)]
#[error("cannot {doing} {}: {}", path.display(), self.reason())]
pub struct FileError {
    /// The file or folder.
    pub path: PathBuf,
    /// What was tried, after “cannot”: `read`, `list`.
    pub doing: &'static str,
    /// What the system answered.
    pub source: io::Error,
}

impl FileError {
    fn new(path: &Path, doing: &'static str, source: io::Error) -> Self {
        FileError {
            path: path.to_owned(),
            doing,
            source,
        }
    }

    /// Why, in words, without the path and without the system's error number.
    pub fn reason(&self) -> String {
        match self.source.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            io::ErrorKind::NotADirectory => "it is a file, not a folder".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
            io::ErrorKind::StorageFull => "the disk is full".to_owned(),
            _ => {
                let text = self.source.to_string();
                text.split(" (os error").next().unwrap_or(&text).to_owned()
            }
        }
    }
}

/// Reads a whole file that may have at most `limit` bytes; `Ok(None)` if it has more.
///
/// A file that is too long by its length on disk is not read at all; one that grows while it is read is
/// read up to the limit and given up.
///
/// # Errors
/// If the file is not there or cannot be read, or is a pipe, socket or device, which is never opened.
pub fn read(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, FileError> {
    let failed = |error| FileError::new(path, "read", error);
    let metadata = fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() && !metadata.is_dir() {
        let reason = "it is a pipe, socket or device";
        return Err(failed(io::Error::new(io::ErrorKind::InvalidInput, reason)));
    }
    let file = fs::File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > limit {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// The most memory that this process has had so far, in bytes; `None` where the system does not say
/// (Linux does, in `/proc/self/status`).
pub fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// What is in a folder, at any depth.
#[derive(Debug, Default)]
pub struct Listing {
    /// The regular files, in the order of the bytes of [`ListedFile::below`].
    pub files: Vec<ListedFile>,
    /// What a person may have meant to be listed, and is not, in the order of the paths.
    pub skipped: Vec<Skipped>,
    /// The paths below the folder of what was passed over since its name begins with a dot.
    pub hidden: Vec<String>,
    /// The paths below the folder of folders in which there is nothing at all.
    pub empty: Vec<String>,
}

/// A regular file, or a link to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Path below the folder, with `/` on every system.
    pub below: String,
    /// Where to open it.
    pub path: PathBuf,
    /// Its length in bytes, its times, and which file it is.
    pub stamp: Stamp,
}

/// Something in a folder that was not listed.
#[derive(Debug)]
pub struct Skipped {
    /// Path below the folder, with U+FFFD for what is not UTF-8.
    pub below: String,
    /// Why.
    pub why: WhySkipped,
}

/// Why something in a folder was not listed.
#[derive(Debug)]
pub enum WhySkipped {
    /// The bytes of its name are not UTF-8.
    NameNotUtf8,
    /// A pipe, socket or device: to open it could wait for ever.
    NotAFile,
    /// A link to a folder whose files are listed already.
    SeenFolder,
    /// The system refuses to say what it is or what is in it.
    Unreadable(FileError),
}

/// Which names of a folder are listed; the others are passed over without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// None that starts with a dot, and none of a file that is left behind or half written.
    Plain,
    /// All but what editors, file managers and version control keep for themselves.
    All,
}

impl Names {
    /// Whether a file or folder of this name is listed.
    pub fn hold(self, name: &str) -> bool {
        match self {
            Names::Plain => !name.starts_with('.') && !is_left_behind(name) && !is_unfinished(name),
            Names::All => !is_left_behind(name),
        }
    }
}

/// Lists the files with [`Names::Plain`] of a folder; see [`walk_names`].
///
/// # Errors
/// As [`walk_names`].
pub fn walk(folder: &Path) -> Result<Listing, FileError> {
    walk_names(folder, Names::Plain)
}

/// Lists the files of a folder at any depth; nothing is opened.
///
/// Links are followed, but no folder is listed twice, so that links in a circle end.
///
/// # Errors
/// If `folder` itself cannot be listed. What is below it ends up in [`Listing::skipped`].
pub fn walk_names(folder: &Path, names: Names) -> Result<Listing, FileError> {
    let canonical = fs::canonicalize(folder).map_err(|e| FileError::new(folder, "list", e))?;
    let mut walk = Walk {
        names,
        root: canonical.clone(),
        seen: BTreeSet::from([canonical]),
        waiting: Vec::new(),
        listing: Listing::default(),
    };
    walk.enter(folder, "")?;
    // A stack and not recursion: the depth of the folders is the user's.
    while let Some((path, below)) = walk.waiting.pop() {
        if let Err(error) = walk.enter(&path, &format!("{below}/")) {
            walk.skip(below, WhySkipped::Unreadable(error));
        }
    }
    let Listing {
        files,
        skipped,
        hidden,
        empty,
    } = &mut walk.listing;
    files.sort_unstable_by(|a, b| a.below.cmp(&b.below));
    skipped.sort_by(|a, b| a.below.cmp(&b.below));
    hidden.sort_unstable();
    empty.sort_unstable();
    Ok(walk.listing)
}

/// The files that links in a folder, at any depth, lead to outside of it, without links.
pub fn linked(folder: &Path) -> Vec<PathBuf> {
    let (Ok(root), Ok(listing)) = (fs::canonicalize(folder), walk_names(folder, Names::All)) else {
        return Vec::new();
    };
    let files = listing.files.iter();
    let files = files.filter_map(|file| fs::canonicalize(&file.path).ok());
    files.filter(|file| !file.starts_with(&root)).collect()
}

struct Walk {
    names: Names,
    /// The folder that is listed, without links.
    root: PathBuf,
    /// Folders reached through links, without links.
    seen: BTreeSet<PathBuf>,
    /// Folders still to be listed: where they are, and their path below the root.
    waiting: Vec<(PathBuf, String)>,
    listing: Listing,
}

impl Walk {
    fn skip(&mut self, below: String, why: WhySkipped) {
        self.listing.skipped.push(Skipped { below, why });
    }

    /// Lists one folder; `prefix` is its path below the root with `/` at the end.
    fn enter(&mut self, folder: &Path, prefix: &str) -> Result<(), FileError> {
        let failed = |error| FileError::new(folder, "list", error);
        let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)
            .and_then(Iterator::collect)
            .map_err(failed)?;
        if entries.is_empty() && !prefix.is_empty() {
            let below = prefix.trim_end_matches('/').to_owned();
            self.listing.empty.push(below);
        }
        // Which of two links to one folder is followed must not depend on the file system.
        entries.sort_unstable_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let below = format!("{prefix}{}", name.to_string_lossy());
                self.skip(below, WhySkipped::NameNotUtf8);
                continue;
            };
            let below = format!("{prefix}{name}");
            if !self.names.hold(name) {
                if Names::All.hold(name) && name.starts_with('.') {
                    self.listing.hidden.push(below);
                }
                continue;
            }
            if let Err(error) = self.sort_in(&entry, below.clone()) {
                let error = FileError::new(&entry.path(), "read", error);
                self.skip(below, WhySkipped::Unreadable(error));
            }
        }
        Ok(())
    }

    fn sort_in(&mut self, entry: &fs::DirEntry, below: String) -> io::Result<()> {
        let path = entry.path();
        let is_link = entry.file_type()?.is_symlink();
        let metadata = match is_link {
            true => fs::metadata(&path)?,
            false => entry.metadata()?,
        };
        if metadata.is_dir() {
            if is_link && !self.is_new(fs::canonicalize(&path)?) {
                self.skip(below, WhySkipped::SeenFolder);
            } else {
                self.waiting.push((path, below));
            }
        } else if metadata.is_file() {
            self.listing.files.push(ListedFile {
                below,
                path,
                stamp: Stamp::of(&metadata),
            });
        } else {
            self.skip(below, WhySkipped::NotAFile);
        }
        Ok(())
    }

    /// Whether a folder reached through a link has files that are not listed otherwise.
    fn is_new(&mut self, canonical: PathBuf) -> bool {
        // Below the root, it is listed under its own name; above it, it would list the root again.
        let around =
            |other: &PathBuf| canonical.starts_with(other) || other.starts_with(&canonical);
        if around(&self.root) || self.seen.iter().any(around) {
            return false;
        }
        self.seen.insert(canonical)
    }
}

/// Backups, locks and notes of Emacs, Vim, Word, file managers and version control.
fn is_left_behind(name: &str) -> bool {
    name.starts_with("~$")
        || name.starts_with(".#")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || ["4913", ".DS_Store", ".git", ".hg", ".svn"].contains(&name)
        || ends_with_one_of(name, &[".swp", ".swo", ".swx"])
}

/// What scrapers and browsers have not finished writing.
fn is_unfinished(name: &str) -> bool {
    ends_with_one_of(name, &[".tmp", ".part", ".crdownload"])
}

fn ends_with_one_of(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        let at = name.len().checked_sub(ending.len());
        at.and_then(|at| name.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        dir
    }

    fn names(listing: &Listing) -> Vec<&str> {
        listing.files.iter().map(|f| f.below.as_str()).collect()
    }

    #[test]
    fn files_are_listed_at_any_depth_in_one_order() {
        let dir = folder(&["b/2.txt", "a.txt", "b/c/d/e.md", "b-x/1.txt", "Á.txt"]);
        let listing = walk(dir.path()).unwrap();
        assert_eq!(
            names(&listing),
            ["a.txt", "b-x/1.txt", "b/2.txt", "b/c/d/e.md", "Á.txt"]
        );
        assert_eq!(listing.files[0].stamp.size, 5);
    }

    #[test]
    fn folders_with_nothing_in_them_are_listed_as_such() {
        let dir = folder(&["a/1.txt", "b/.keep"]);
        fs::create_dir_all(dir.path().join("c/d")).unwrap();
        assert_eq!(walk(dir.path()).unwrap().empty, ["c/d"]);
    }

    #[test]
    fn hidden_files_and_what_editors_leave_are_passed_over() {
        let dir = folder(&[
            "a.txt",
            "a.txt~",
            ".#a.txt",
            ".a.swp",
            "b.swp",
            "4913",
            "x.TMP",
            ".git/a.txt",
            "#a#",
        ]);
        let listing = walk(dir.path()).unwrap();
        assert_eq!(names(&listing), ["a.txt"]);
        assert!(listing.skipped.is_empty());
    }

    #[test]
    fn all_names_are_those_with_dots_too_but_not_what_editors_leave() {
        let dir = folder(&[
            ".nojekyll",
            ".well-known/security.txt",
            "x.tmp",
            "x.tmp~",
            ".x.swp",
            ".git/config",
            ".DS_Store",
        ]);
        let listing = walk_names(dir.path(), Names::All).unwrap();
        assert_eq!(
            names(&listing),
            [".nojekyll", ".well-known/security.txt", "x.tmp"]
        );
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = walk(Path::new("no/such/folder")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot list no/such/folder: there is no such file or folder"
        );
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let dir = folder(&["long.txt"]);
        let path = dir.path().join("long.txt");
        assert!(read(&path, 7).unwrap().is_none());
        assert_eq!(read(&path, 8).unwrap().unwrap(), b"long.txt");
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_end_and_links_elsewhere_are_followed() {
        use std::os::unix::fs::symlink;
        let elsewhere = folder(&["new/x.txt"]);
        let dir = folder(&["a/1.txt"]);
        symlink(dir.path(), dir.path().join("a/up")).unwrap();
        symlink("1.txt", dir.path().join("a/2.txt")).unwrap();
        symlink("nowhere", dir.path().join("broken.txt")).unwrap();
        symlink(elsewhere.path(), dir.path().join("other")).unwrap();
        symlink(elsewhere.path(), dir.path().join("other2")).unwrap();
        symlink(elsewhere.path(), elsewhere.path().join("new/self")).unwrap();
        let listing = walk(dir.path()).unwrap();
        assert_eq!(names(&listing), ["a/1.txt", "a/2.txt", "other/new/x.txt"]);
        let skipped: Vec<_> = listing.skipped.iter().map(|s| s.below.as_str()).collect();
        assert_eq!(skipped, ["a/up", "broken.txt", "other/new/self", "other2"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn sockets_and_names_that_are_not_utf8_are_reported_and_not_opened() {
        use std::os::unix::ffi::OsStrExt;
        let dir = folder(&["a.txt"]);
        let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("s.txt")).unwrap();
        fs::write(
            dir.path().join(std::ffi::OsStr::from_bytes(b"\xff.txt")),
            "x",
        )
        .unwrap();
        let listing = walk(dir.path()).unwrap();
        assert_eq!(names(&listing), ["a.txt"]);
        assert!(matches!(listing.skipped[0].why, WhySkipped::NotAFile));
        assert_eq!(listing.skipped[1].below, "\u{fffd}.txt");
        assert!(matches!(listing.skipped[1].why, WhySkipped::NameNotUtf8));
    }
}
