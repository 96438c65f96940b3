//! Folders and what is in them: looking at them, writing, renaming and removing them.

use super::FileError;
use super::stamp::Stamp;
use rayon::prelude::*;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Makes a folder and those above it.
///
/// # Errors
/// If the system refuses.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::new(path, "create the folder", error))
}

/// Makes a folder, and those above it, that only its owner and group may enter.
///
/// # Errors
/// If the system refuses, or a link is there: what it leads to may be anybody's.
pub fn make_private_folder(path: &Path) -> Result<(), FileError> {
    if path.is_symlink() {
        let reason = io::Error::new(io::ErrorKind::AlreadyExists, "it is a link");
        return Err(FileError::new(path, "write to", reason));
    }
    make_folder(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let failed = |error| FileError::new(path, "set the permissions of", error);
        let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
        if mode & 0o007 != 0 {
            fs::set_permissions(path, fs::Permissions::from_mode(mode & !0o007)).map_err(failed)?;
        }
    }
    Ok(())
}

/// Makes one folder in a folder that must be there; `Ok(false)` if something of this name was there.
///
/// # Errors
/// If the system refuses, or the folder around it is gone.
pub fn make_one_folder(path: &Path) -> Result<bool, FileError> {
    match fs::create_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(FileError::new(path, "create the folder", error)),
    }
}

/// Writes a file that must not be there yet; gives what it looks like from outside.
///
/// # Errors
/// If it is there already, or the system refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<Stamp, FileError> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        Ok(Stamp::of(&file.metadata()?))
    };
    write().map_err(|error| FileError::new(path, "write", error))
}

/// Writes a file over the one that may be there, as `write` gives it. Who reads it meanwhile, or after a stop in
/// between, finds a part of it.
///
/// # Errors
/// If the system refuses, or `write` does.
pub fn write_over(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), FileError> {
    let written = || write(&mut File::create(path)?);
    written().map_err(|error| FileError::new(path, "write", error))
}

/// Gives a file a second name; `Ok(false)` where there can be none.
///
/// # Errors
/// If something has that name, or its folder is gone.
pub fn link(file: &Path, name: &Path) -> Result<bool, FileError> {
    match fs::hard_link(file, name) {
        Ok(()) => Ok(true),
        Err(error) => match error.kind() {
            io::ErrorKind::AlreadyExists
            | io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory => Err(FileError::new(name, "write", error)),
            // Not on this file system, no more names for this file, or not of a file of another user.
            _ => Ok(false),
        },
    }
}

/// Writes a file in one step: it is there whole or not at all. `Ok(false)` if something of its name was there
/// already, which stays as it is.
///
/// # Errors
/// If the system refuses.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<bool, FileError> {
    if path.file_name().is_none() {
        return Ok(false);
    }
    // What a program that was stopped has left.
    remove_file(&unfinished(path))?;
    let unfinished = unfinished(path);
    let write = || {
        let mut file = File::create_new(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        // Unlike a renaming, a second name never takes the place of another file.
        match fs::hard_link(&unfinished, path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            // Some file systems have no second names.
            Err(_) if fs::symlink_metadata(path).is_err() => {
                fs::rename(&unfinished, path).map(|()| true)
            }
            Err(_) => Ok(false),
        }
    };
    let written = write();
    // After a renaming it is gone.
    let _ = fs::remove_file(&unfinished);
    written.map_err(|error| FileError::new(path, "write", error))
}

/// Writes a file in one step, in the place of one that may be there: whoever reads it finds the old text or
/// the new one. Of two programs that do so at once, one must wait for the other (see [`super::lock`]).
///
/// # Errors
/// If the system refuses; what was there is as it was.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    // Of a link, what it leads to is replaced.
    let path = resolve(path);
    remove_unfinished(&path)?;
    let unfinished = unfinished(&path);
    let write = || {
        let mut file = File::create_new(&unfinished)?;
        if let Ok(old) = fs::metadata(&path) {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, &path)
    };
    let written = write();
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written.map_err(|error| FileError::new(&path, "write", error))
}

/// Removes what [`replace_file`] has left of a program that was stopped.
///
/// # Errors
/// If the system refuses.
pub fn remove_unfinished(path: &Path) -> Result<(), FileError> {
    remove_file(&unfinished(&resolve(path)))
}

/// Where a file is written before it has its name.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".part");
    path.with_file_name(name)
}

/// Removes a folder and all that is in it, or a file; fine if it is not there.
///
/// # Errors
/// If the system refuses.
pub fn remove(path: &Path) -> Result<(), FileError> {
    let removed = match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => fs::remove_file(path),
        removed => removed,
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(FileError::new(path, "remove", error))
        }
        _ => Ok(()),
    }
}

/// Removes one file, link or whatever is no folder; fine if it is not there.
///
/// # Errors
/// If the system refuses.
pub fn remove_file(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        // Below a file there is none.
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Err(FileError::new(path, "remove", error))
        }
        _ => Ok(()),
    }
}

/// Removes a folder if nothing is in it; `Ok(false)` if something is.
///
/// # Errors
/// If the system refuses.
pub fn remove_empty_folder(path: &Path) -> Result<bool, FileError> {
    match fs::remove_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(FileError::new(path, "remove", error)),
    }
}

/// Something in a folder.
#[derive(Debug)]
pub struct Found {
    /// Path below the folder, with `/` on every system and U+FFFD for what is not UTF-8.
    pub below: String,
    /// What it is.
    pub kind: Kind,
    /// What a file looks like from outside, where that was asked.
    pub stamp: Option<Stamp>,
    /// Which file of its disk it is; 0 where the system does not say.
    number: u64,
}

impl Found {
    /// Whether it is the very file that a stamp of the same disk was taken of, if the system says so.
    pub fn is_file_of(&self, stamp: &Stamp) -> bool {
        self.number != 0 && self.number == stamp.number()
    }
}

/// What something in a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, a pipe, a socket, a device, or anything whose name is not UTF-8.
    Other,
}

/// Everything in a folder, hidden or not, a folder always before what is in it. No link is followed, and
/// of the folders below it those are entered for whose path `enter` says so.
///
/// # Errors
/// If one of them cannot be listed.
pub fn contents(folder: &Path, enter: impl Fn(&str) -> bool) -> Result<Vec<Found>, FileError> {
    below(folder, enter, false)
}

/// The same, and what each file looks like.
///
/// # Errors
/// If one of the folders cannot be listed, or the system does not say.
pub fn stamped_contents(
    folder: &Path,
    enter: impl Fn(&str) -> bool,
) -> Result<Vec<Found>, FileError> {
    below(folder, enter, true)
}

fn below(
    folder: &Path,
    enter: impl Fn(&str) -> bool,
    with_stamps: bool,
) -> Result<Vec<Found>, FileError> {
    let mut all = Vec::new();
    let mut waiting = vec![String::new()];
    while !waiting.is_empty() {
        let listed = waiting
            .par_iter()
            .map(|prefix| list(&folder.join(prefix), prefix, with_stamps));
        let listed = listed.collect::<Result<Vec<_>, _>>()?;
        waiting.clear();
        for found in listed.into_iter().flatten() {
            if found.kind == Kind::Folder && enter(&found.below) {
                waiting.push(format!("{}/", found.below));
            }
            all.push(found);
        }
    }
    Ok(all)
}

/// Everything in a folder, and nothing below.
fn list(folder: &Path, prefix: &str, with_stamps: bool) -> Result<Vec<Found>, FileError> {
    let failed = |error| FileError::new(folder, "list", error);
    let found = |entry: fs::DirEntry| {
        let name = entry.file_name();
        let kind = entry.file_type()?;
        let kind = match name.to_str() {
            Some(_) if kind.is_dir() => Kind::Folder,
            Some(_) if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        let stamp = match kind {
            Kind::File if with_stamps => Some(Stamp::of(&entry.metadata()?)),
            _ => None,
        };
        Ok(Found {
            below: [prefix, &*name.to_string_lossy()].concat(),
            kind,
            stamp,
            #[cfg(unix)]
            number: std::os::unix::fs::DirEntryExt::ino(&entry),
            #[cfg(not(unix))]
            number: 0,
        })
    };
    let entries = fs::read_dir(folder).map_err(failed)?;
    entries
        .map(|entry| entry.and_then(found))
        .collect::<io::Result<_>>()
        .map_err(failed)
}

/// What a file looks like from outside; links are not followed.
///
/// # Errors
/// If the system does not say.
pub fn stamp(path: &Path) -> Result<Stamp, FileError> {
    let found = fs::symlink_metadata(path).map(|metadata| Stamp::of(&metadata));
    found.map_err(|error| FileError::new(path, "read", error))
}

/// Who may do what with a folder, as a number that stands for its permissions and its group.
///
/// # Errors
/// If the system does not say.
pub fn access(folder: &Path) -> Result<u64, FileError> {
    let metadata = fs::metadata(folder).map_err(|error| FileError::new(folder, "read", error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(u64::from(metadata.mode()) << 32 | u64::from(metadata.gid()))
    }
    #[cfg(not(unix))]
    {
        Ok(u64::from(metadata.permissions().readonly()))
    }
}

/// Gives a file or folder another name.
///
/// # Errors
/// If the system refuses, or a folder with something in it has that name.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::rename(from, to).map_err(|error| FileError::new(from, "rename", error))
}

/// Lets two folders, both there, trade places in one step; `Ok(false)` where the system cannot.
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
            Err(error) => Err(FileError::new(b, "replace", error.into())),
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (a, b);
        Ok(false)
    }
}

/// Waits until all that was written to the file system of a folder is on the disk; where the system cannot say so, it
/// does nothing.
///
/// # Errors
/// If something could not be written: a network or a quota may refuse it as late as here.
pub fn force(folder: &Path) -> Result<(), FileError> {
    #[cfg(target_os = "linux")]
    {
        let forced = File::open(folder).and_then(|file| Ok(rustix::fs::syncfs(file)?));
        forced.map_err(|error| FileError::new(folder, "write", error))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        Ok(())
    }
}

/// Whether a path is a link, or a place where another file system or folder is mounted: what is there is not where
/// it seems to be.
pub fn is_elsewhere(path: &Path) -> bool {
    path.is_symlink() || is_mount_point(path)
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

/// The user's own folder, if the system names one.
pub fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| home.is_absolute())
}

/// The path from the root of the file system; links and `..` stay.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The path without links and without `..`, as it would be once all that is missing were made.
///
/// A part that is not there yet is taken by its name: `gone/../seeds` is `seeds`, so that no detour
/// leads around a check of where a path ends.
pub fn resolve(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in absolute(path).components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            _ => {
                resolved.push(part);
                if let Ok(canonical) = fs::canonicalize(&resolved) {
                    resolved = canonical;
                }
            }
        }
    }
    resolved
}

/// The first link on the way to a path that leads nowhere, if there is one.
pub fn link_to_nothing(path: &Path) -> Option<PathBuf> {
    let mut ways: Vec<&Path> = path.ancestors().collect();
    ways.reverse();
    ways.into_iter()
        .find(|way| way.is_symlink() && fs::metadata(way).is_err())
        .map(Path::to_owned)
}

/// Whether a path is where another file system, or another folder of this one, is mounted: such a
/// folder cannot be renamed. `false` where the system does not say.
pub fn is_mount_point(path: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
        // Unlike a comparison of devices, this knows of a folder mounted from the same disk.
        if let Ok(found) = statx(CWD, path, AtFlags::empty(), StatxFlags::empty())
            && found
                .stx_attributes_mask
                .contains(StatxAttributes::MOUNT_ROOT)
        {
            return found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
        let parent = path.parent().and_then(device);
        parent.is_some() && device(path).is_some_and(|own| Some(own) != parent)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Gives a folder the permissions of another and, where the system allows it, its group; with
/// `also_own`, its owner may in any case write there.
///
/// # Errors
/// If the system refuses the permissions.
pub fn keep_mode(of: &Path, to: &Path, also_own: bool) -> Result<(), FileError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let failed = |error| FileError::new(to, "set the permissions of", error);
        let wanted = fs::metadata(of).map_err(failed)?;
        if fs::metadata(to).map_err(failed)?.gid() != wanted.gid() {
            // Only members of a group may give files to it; the permissions matter without it too.
            let _ = std::os::unix::fs::chown(to, None, Some(wanted.gid()));
        }
        let own = if also_own { 0o700 } else { 0 };
        let mode = wanted.permissions().mode() | own;
        fs::set_permissions(to, fs::Permissions::from_mode(mode)).map_err(failed)
    }
    #[cfg(not(unix))]
    {
        let _ = (of, to, also_own);
        Ok(())
    }
}

/// The names in a folder, sorted.
///
/// # Errors
/// If the folder cannot be listed.
pub fn names(folder: &Path) -> Result<Vec<OsString>, FileError> {
    let listed = || -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name()))
            .collect()
    };
    let mut names = listed().map_err(|error| FileError::new(folder, "list", error))?;
    names.sort_unstable();
    Ok(names)
}

/// What a regular file looks like from outside; `Ok(None)` if there is none.
///
/// # Errors
/// If the system does not say.
pub fn file_stamp(path: &Path) -> Result<Option<Stamp>, FileError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.is_file().then(|| Stamp::of(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FileError::new(path, "read", error)),
    }
}
