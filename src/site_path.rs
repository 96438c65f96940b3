//! Paths of the site's files: a type that cannot leave the output folder.
//!
//! ```
//! use kliping::site_path::SitePath;
//!
//! let path = SitePath::new("vi/2024/10.html").unwrap();
//! assert_eq!(path.root(), "../../");
//! assert!(SitePath::new("../etc/passwd").is_err());
//! ```

use std::fmt;

/// The path of a file below the site's root, with `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Box<str>);

/// The bytes of usual paths.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let is_sign = matches!(byte, b'-' | b'.' | b'_' | b'/');
        plain[byte as usize] = byte.is_ascii_alphanumeric() || is_sign;
        byte += 1;
    }
    plain
};

/// A text that is no path of the site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ cannot be the path of a file of the site")]
pub struct BadPath(pub String);

impl SitePath {
    /// Takes a relative path whose parts may start with a dot, as in `.well-known/security.txt`, and
    /// that a file may have on every system: a part is not empty, not only dots and not longer than
    /// 255 bytes, does not end with a dot or a space, holds no control character and none of
    /// `\ : * ? " < > |`, and is not the name of a [device](is_device).
    ///
    /// # Errors
    /// If it is anything else.
    pub fn new(path: impl Into<String>) -> Result<Self, BadPath> {
        let path = path.into();
        // Every link of every page is asked.
        let is_fine = |c: char| {
            !c.is_control() && !matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        };
        let part_is_fine = |part: &[u8]| {
            !matches!(part, [] | [.., b'.' | b' ']) && part.len() <= 255 && !is_device(part)
        };
        let bytes = path.as_bytes();
        let is_plain = bytes.iter().all(|byte| PLAIN[usize::from(*byte)]);
        if (is_plain || path.chars().all(is_fine))
            && bytes.split(|byte| *byte == b'/').all(part_is_fine)
        {
            Ok(SitePath(path.into_boxed_str()))
        } else {
            Err(BadPath(path))
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of a file beside this one that differs in what follows the last dot of its name.
    ///
    /// `extension` is ASCII letters and digits.
    pub fn with_extension(&self, extension: &str) -> SitePath {
        let name = self.0.rfind('/').map_or(0, |slash| slash + 1);
        let end = self.0[name..]
            .rfind('.')
            .map_or(self.0.len(), |dot| name + dot);
        SitePath([&self.0[..end], ".", extension].concat().into_boxed_str())
    }

    /// The way from this file's folder up to the site's root: empty, or `../` as often as needed.
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

/// Whether a file of this name would be a device on Windows: `con`, `NUL.html`, `com1`.
pub fn is_device(name: impl AsRef<[u8]>) -> bool {
    let stem = name.as_ref().split(|byte| *byte == b'.').next();
    let stem = stem.unwrap_or_default().trim_ascii_end();
    // Every page's address is asked.
    let is_one_of = |name: &[u8], devices: &[&[u8]]| {
        let mut devices = devices.iter();
        devices.any(|device| name.eq_ignore_ascii_case(device))
    };
    match stem {
        name @ [_, _, _] => is_one_of(name, &[b"con", b"prn", b"aux", b"nul"]),
        [name @ .., digit] if name.len() == 3 => {
            digit.is_ascii_digit() && is_one_of(name, &[b"com", b"lpt"])
        }
        _ => false,
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for SitePath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for SitePath {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SitePath::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            "..",
            "a/../b",
            ".",
            "a\\b",
            "c:",
            "a\0",
            "a/b.",
            "nul",
            "a/Con.html",
        ] {
            assert!(SitePath::new(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn names_that_start_with_a_dot_are_paths() {
        for path in [
            ".nojekyll",
            ".well-known/security.txt",
            "a/..b",
            "v1.2/x",
            "console",
        ] {
            assert!(SitePath::new(path).is_ok(), "{path:?}");
        }
        for path in ["a/.", "...", ".a.", "a /b", "what?"] {
            assert!(SitePath::new(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn the_root_is_one_step_up_for_each_folder() {
        assert_eq!(SitePath::new("index.html").unwrap().root(), "");
        assert_eq!(SitePath::new("vi/index.html").unwrap().root(), "../");
    }
}
