//! First stage: files on disk become decoded captures. Judges nothing.
//!
//! ```no_run
//! use kliping::capture;
//! use std::path::Path;
//!
//! let limits = capture::Limits { bytes: 16_000_000, lines: 100_000, depth: 32 };
//! let listed = capture::list(Path::new("seeds"), "seeds", limits.depth)?;
//! for capture in &*listed.value.captures {
//!     let capture = capture::read(capture, &limits)?.value;
//!     println!("{}: {} in {}", capture.path, capture.text.len(), capture.encoding);
//! }
//! # Ok::<(), kliping::diagnostic::Diagnostic>(())
//! ```

mod attributes;
mod decode;
mod list;
mod mojibake;
mod one;
mod read;
mod relist;
mod review;
mod write;

pub use decode::{Decoded, NotText, decode, decode_page, encoding};
pub use list::{Listed, ListedSidecar, Listing, Unseen, list};
pub use one::one;
pub use read::read;
pub use relist::relist;
pub use review::{read_review, write_review};
pub use write::write_sidecar;

/// The most that is taken of captures; a person can raise each in `site.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file (`max_capture_bytes`).
    pub bytes: u64,
    /// Lines of a text, or tags of a saved page (`max_capture_lines`).
    pub lines: usize,
    /// Folders between a capture and the folder of captures (`max_folder_depth`).
    pub depth: usize,
}

/// A saved text of a page, decoded, with what stands beside it on disk.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Capture {
    /// Path below the captures' folder, with `/` on every system; the capture's name everywhere.
    pub path: String,
    /// How the text is to be read.
    pub format: Format,
    /// The text: valid UTF-8 in NFC, lines ended by `\n`, without byte order mark and NUL.
    pub text: String,
    /// Name of the encoding that the bytes were in (`UTF-8`, `UTF-16LE`, `windows-1258`).
    pub encoding: &'static str,
    /// SHA-256 of the bytes on disk.
    pub sha256: [u8; 32],
    /// The text of `NAME.toml` beside the capture, which overrides what the parser guesses.
    pub sidecar: Option<SidecarFile>,
}

/// The corrections beside a capture, as they stand on disk.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SidecarFile {
    /// Path below the captures' folder.
    pub path: String,
    /// The TOML.
    pub text: String,
}

/// What kind of file a capture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Raw text, as a scraper saved it (`.txt`).
    Text,
    /// Markdown with front matter, written by people (`.md`).
    Markdown,
    /// A page of the web, as a browser or crawler saved it (`.html`, `.htm`).
    Html,
}

impl Format {
    /// The kind of capture whose names end so, in any case.
    pub fn of_ending(ending: &str) -> Option<Format> {
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Some(Format::Text),
            "md" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        }
    }
}
