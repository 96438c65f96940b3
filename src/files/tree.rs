//! Writing: a tree of files that takes another's place in one step.

use super::FileError;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

/// Makes a folder and those above it.
///
/// # Errors
/// If the system refuses.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::new(path, "create the folder", error))
}

/// Writes a file that must not be there yet.
///
/// # Errors
/// If it is there already, or the system refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let write = || File::create_new(path)?.write_all(bytes);
    write().map_err(|error| FileError::new(path, "write", error))
}

/// Removes a folder and all that is in it; fine if it is not there.
///
/// # Errors
/// If the system refuses.
pub fn remove_folder(path: &Path) -> Result<(), FileError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(FileError::new(path, "remove", error))
        }
        _ => Ok(()),
    }
}

/// Gives a folder another name.
///
/// # Errors
/// If the system refuses.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(|error| FileError::new(to, "put the new site at", error))
}

/// Lets two folders trade places in one step; `Ok(false)` where the system cannot.
///
/// # Errors
/// If the system can, but refuses.
pub fn exchange(a: &Path, b: &Path) -> Result<bool, FileError> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
            Err(error) => Err(FileError::new(b, "put the new site at", error.into())),
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (a, b);
        Ok(false)
    }
}

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is there.
    Missing,
    /// An empty folder.
    Empty,
    /// A folder with something in it, and whether it may be written to.
    Folder {
        /// No one has permission to write.
        read_only: bool,
    },
    /// Not a folder.
    File,
}

/// Whether a folder holds nothing but names that begin with a dot, as a new one of Git does.
///
/// # Errors
/// If the folder is not there or cannot be listed.
pub fn holds_only_hidden(folder: &Path) -> Result<bool, FileError> {
    let failed = |error| FileError::new(folder, "list", error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Looks at a path.
///
/// # Errors
/// If the system does not say.
pub fn state(path: &Path) -> Result<State, FileError> {
    let failed = |error| FileError::new(path, "read", error);
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        found => found.map_err(failed)?,
    };
    if !metadata.is_dir() {
        return Ok(State::File);
    }
    let read_only = metadata.permissions().readonly();
    let is_empty = fs::read_dir(path).map_err(failed)?.next().is_none();
    Ok(match (is_empty, read_only) {
        (true, false) => State::Empty,
        _ => State::Folder { read_only },
    })
}

/// A folder that no other process of Kliping uses while this value lives.
#[derive(Debug)]
pub struct Lock {
    _folder: Option<File>,
}

/// Makes an empty folder and keeps it for this process; `Ok(None)` if another process has it.
///
/// What a process that died left in it is removed.
///
/// # Errors
/// If the system refuses.
pub fn claim_folder(path: &Path) -> Result<Option<Lock>, FileError> {
    make_folder(path)?;
    // Where a folder cannot be opened or locked, two builds at once are not noticed.
    let Ok(folder) = File::open(path) else {
        remove_folder(path)?;
        make_folder(path)?;
        return Ok(Some(Lock { _folder: None }));
    };
    match folder.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(_)) | Ok(()) => {}
    }
    let entries = fs::read_dir(path).map_err(|error| FileError::new(path, "list", error))?;
    for entry in entries {
        let remove = entry.and_then(|entry| {
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())
            } else {
                fs::remove_file(entry.path())
            }
        });
        remove.map_err(|error| FileError::new(path, "empty", error))?;
    }
    Ok(Some(Lock {
        _folder: Some(folder),
    }))
}

/// The path without links and `..`, as far as it is there.
pub fn resolve(path: &Path) -> std::path::PathBuf {
    if let Ok(resolved) = fs::canonicalize(path) {
        return resolved;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => resolve(parent).join(name),
        _ => absolute,
    }
}

/// The length of a regular file in bytes; `Ok(None)` if there is none.
///
/// # Errors
/// If the system does not say.
pub fn file_size(path: &Path) -> Result<Option<u64>, FileError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.is_file().then_some(metadata.len())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FileError::new(path, "read", error)),
    }
}

/// What files looked like at a moment: which there were, how long, when changed, and which file of the
/// disk each was. Two equal ones mean that nothing was changed in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

/// Looks at files and folders, at any depth, without opening them.
pub fn fingerprint(paths: &[std::path::PathBuf]) -> Fingerprint {
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
    for path in paths {
        note(path);
        if let Ok(listing) = super::walk(path) {
            listing.files.iter().for_each(|file| note(&file.path));
        }
    }
    Fingerprint(hasher.digest())
}
